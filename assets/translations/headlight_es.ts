<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>Headlight</name>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the pieces the model reads, with their ids</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Embedding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>token vector + position vector = what enters layer 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Positions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the position vectors, and how alike they are</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>All heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the attention of every head of every layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>One head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the attention of one head, at any stage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>One row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>where the query token looks, with numbers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Arcs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the attention of one head as lines between tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Logit lens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what the model would say after each layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Next token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what may come next, before and after sampling settings</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Where a number comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>how a weight, a probability or an embedding comes about</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>What the head passes on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the values a head reads, and its share of the stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Figure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Draw one token and append it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Generate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Draw tokens one after the other.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>generate</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stop drawing tokens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>stop</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Undo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take back the last edit, drawn token, focus or setting.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Redo</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Do again what was taken back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Text before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Page back to the text before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Text after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Page on to the next text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>texts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close the pages</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Keep the text that is in view, and close the others.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Write in the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Leave the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the panels, where single keys work.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>keys for the panels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Token before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look from the token before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>query token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Token after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look from the token after.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Layer before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the same head one layer earlier.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Layer after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the same head one layer later.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Head before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the head before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Head after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the head after.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage q·k</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the raw products of query and key.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>stage</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage scaled</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the products times the model's scale.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage masked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the scores with later tokens masked.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage softmax</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the weights: each row sums to 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the head as lines between tokens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>arcs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the head as a map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stretch colours</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Let the darkest colour stand for what is common, or for 1 again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Greedy or random</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the likeliest token, or draw by chance.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Pin token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Compare the query token's row with that of others, or end it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>pin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Larger cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Zoom in, around the pointer where it is on the map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Smaller cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Zoom out again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Whole map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the whole map.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Open folder…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Open a model from a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Export…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put the figure of the panel in focus on a page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Copy picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Copy the picture of the panel in focus.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Light or dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch between light and dark.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Find anything…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Find an action, a view, a head, a token or a model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>find</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close the drawer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close what tells more about a number.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Only this panel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Give the panel in focus all the room, or put the others back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>one panel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All panels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put every panel back as it was at the beginning.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “Embedding”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold the panel, or bring it back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “All heads”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “One head”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “Next token”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “Embedding”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “All heads”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “One head”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “Next token”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Present</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show one view after the other, large, on the second screen or on this one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Present the view before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>While presenting, page back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Present the next view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>While presenting, page on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Menu</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Open the menu with everything that can be done.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>List all keys.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>all keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Quit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close the window.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
