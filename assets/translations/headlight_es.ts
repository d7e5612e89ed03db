<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>Headlight</name>
  <message>
   <location filename="visualizer/ablation.py" />
   <source>There is no token {token}: the prompt has tokens 0 to {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/ablation.py" />
   <source>There is no token with the id {id}: {model} has ids 0 to {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The weights do not hold {parameter} under its own name; convert the model to a new folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>There is no precision "{name}"; choose one of {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} cannot be written ({why}); choose another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} could not be written ({why}); nothing was left there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{folder} holds no {file} for a graph to point into; convert the model to a new folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>PyTorch made no graph of this model; it cannot be converted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{name} holds numbers too large for fp16; convert to fp32 instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} is a file; give a folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} is the model that is to be converted; give another folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} holds something other than a converted model; give an empty or a new folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{folder} holds no tokenizer; put its {file} there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The tokenizer of {folder} cannot be read ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The tokenizer of {folder} cannot be written as {file}, which ONNX models need.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The graph keeps {name} beside the weights; this model cannot be converted.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The graph of {model} differs from PyTorch by {error:.2g} in its {name}; it was not kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/devices.py" />
   <source>There is no device "{device}"; choose one of {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/families/__init__.py" />
   <source>Models of the type "{family}" cannot be opened yet; these can: {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/graph.py" />
   <source>it was not written by this version of convert</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>ONNX Runtime sees no {device} device here, so the CPU runs the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{file} cannot be opened ({why}); convert the model anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{folder} holds no {file}; convert the model, or open it with the torch backend.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>The GPU does not work with ONNX Runtime ({why}), so the CPU runs the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{file} cannot be used ({why}); convert anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{file} does not belong to the {weights} beside it; convert the model anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{model} is closed; open it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>its {device} libraries are not installed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>ONNX Runtime could not compute this pass ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/projection.py" />
   <source>{file} no longer holds what was opened ({why}); open the model again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>The model could not be moved to {device} ({why}), so the CPU runs it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{folder} cannot be opened as a {family} model ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{folder} is no whole language model: it has no trained weights for {name}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{device} computes wrongly</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>The GPU does not work ({why}), so the CPU runs the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>PyTorch sees no {device} device here, so the CPU runs the model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>PyTorch cannot read the quantized blocks of {folder}; open it with the onnx backend.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{folder} cannot be run ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>PyTorch could not compute this pass: {why}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} holds no weights; a file {file} is needed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} holds no {file}; give a folder as transformers' save_pretrained writes it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} cannot be read ({why}); fetch the model anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} does not say which model it configures; it needs a model_type.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} has only pickled weights ({file}), which can run any code when opened; save the model as safetensors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} is damaged ({why}); fetch the model anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} lacks {file}, a part of its weights; fetch the model anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} cannot be read; fetch the model anew.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>its header is cut off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>its data are cut off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} was closed: open it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>There is nothing in the prompt that {model} could read: write some text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} knows no token {id}: its tokenizer is that of another model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>Each factor of the head scale must be a number: 0 switches a head off, 1 leaves it alone.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} failed on {engine}: {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>The head scale has the shape {shape}, but {model} has (layers, heads) = {wanted}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>A newer edit has taken the place of this pass.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>There is no head {head} in layer {layer}: {model} has layers 0 to {last_layer} with heads 0 to {last_head}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>max-new-tokens is {value}, but it must be at least 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no model "{name}" here: did you mean {found}?</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no backend "{backend}": the backends are auto, onnx, torch.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>"{name}" names no folder that can be read ({why}): give another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no model "{name}" here: give the path of a model's folder.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source> or </source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{folder} holds a {architecture}, which is {what}: give a decoder-only text model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{folder} has no {file}: save the model's fast tokenizer there.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{folder} has no {file}: run "headlight convert" on it, or open it with the torch backend.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>PyTorch runs this model, because its graph could not be opened. {error}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{path} is a file: give the folder that holds it, with {config} and {tokenizer}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>no text model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>first token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>entropy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>distance</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight that rests on the first token, whatever it is: the sink.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>previous token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on the token just before, the first token set aside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>itself</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on the query token itself, the first token set aside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>same token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on earlier copies of the query token, where there are any.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>induction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on what followed an earlier copy of the query token, where there is one.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>separators</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on punctuation, line ends and special tokens, where there are any.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>How widely a row is spread, the first token set aside: 0 is one token, 1 bit is two.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>How far away the head reads on average, the first token set aside.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>There is no score "{name}": the scores of heads are {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>greedy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>temperature is {value}, but it must be a number of at least 0; 0 is greedy.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>top-k is {value}, but it must be at least 1, or 0 to keep every token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>top-p is {value}, but it must be above 0 and at most 1; 1 keeps every token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>min-p is {value}, but it must be between 0 and 1; 0 keeps every token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>seed is {value}, but it must be a whole number of at least 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>temperature {value:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>the untouched model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>There is no stage "{stage}": the stages are {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>what stood before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>There is no {name} {number}: counting begins with 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/tokens.py" />
   <source>{file} cannot be read as a tokenizer ({why}): fetch it again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/tokens.py" />
   <source>The prompt does not end with what its drawn tokens spell, {text!r}: leave them out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>There is no layer {layer}: {model} has layers 0 to {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>There is no head {head}: {model} has heads 0 to {last}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>{model} is {kind} and has attention of the kind "self" only.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>{model} ({layers} × {heads} heads, {parameters:,} parameters, {precision})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>layer {layer}, head {head}, {stage}, query {query} “{token}”</source>
   <translation type="unfinished" />
  </message>
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
   <source>Heads by role</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>every head as a dot, with any two of its scores as axes</source>
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
   <location filename="visualizer/views/__init__.py" />
   <source>Heads by effect</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what removing each head does to the likeliest token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>There is no view "{name}": the views are {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>from a checkout</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/arcs.py" />
   <source>query</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/arcs.py" />
   <source>key</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{what}, against {baseline}{tokens}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>After {token} {moves}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>no token rose or fell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Head {head} of layer {layer}: {quantity} from {query} to {key} changed most, by {change}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Head {head} of layer {layer} is as it was</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>From {query}, head {head} of layer {layer} changed most on {key}, from {before} to {now} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>From {query}, head {head} of layer {layer} looks where it looked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Of all heads, head {head} of layer {layer} changed most: {change} from {query} to {key}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>No head attends to other tokens than before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>the prompt “{prompt}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{before} became {now}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{count} gone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>against {baseline}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Next token: what changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{token} rose most, from {before} to {now} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{token} fell most, from {before} to {now} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>difference</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>One head: what changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>One row: what changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>now − before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>All heads: what changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>layer {layer} head {head}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>and {count} more</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>1 new token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{count} new tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>bits, before {entropy:.2f}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>moved</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>KL {bits:.3f} bits</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>now %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>after {token}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>change of {quantity}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>change of weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{quantity} now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Nothing was computed yet: what removing each head does to a token takes one pass a head, exact and in the background.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>change of log-probability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Head {head} of layer {layer} hinders {token} after {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Head {head} of layer {layer} helps {token} after {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>{token} without the head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>top {count} of {all} heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>every head in place</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>change of log p</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>nats</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>{token} after {query}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>log-probability {change} nats, logit {before} → {now}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>with</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>without %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>dims {first}–{last} of {width}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>embedding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>tokens {first}–{last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>dimension</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>token, into layer 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>sum, into layer 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>{token} looks at {where}: {quantity} {value}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>masked, this token comes later</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>layer {layer} head {head}: strongest {pair}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>layer {layer} head {head}: {scores}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>output × {factor:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>cut</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>now {share:.4f} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>before {before:.4f} %, {now}, {moved} percentage points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>as given {given:.4f} %, {now}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>{where}: masked, this token comes later</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>{query}, {key}: weight {value}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>pinned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>not there before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>as given</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>difference {value}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>scaled</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>masked</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>softmax</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>score</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>first key aside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>The first token's column is set aside from the colours; its weights are as they were.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>{layers} layers of {heads} heads by “{score}”, highest first: {first}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>{passing} of {all} reach {least}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>{count} of {tokens} queries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>largest in each cell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>head {head} of layer {layer} ({score})</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>This prompt gives no head of the {layers} layers of {heads} a score for “{score}”.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>Computed from {queries}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/labels.py" />
   <source>layer {layer}   head {head}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>embed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>the embedding alone</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>after layer {layer}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>id {id}, logit {logit}, rank {rank}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>bits, was {before:.2f}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>mass kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>{count} token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>{count} tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>top {count} of {all}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>cosine</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position vectors, learned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position pattern</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>cosine, learned</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position vector</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{layers} layers of {heads} heads by {scores}; head {head} of layer {layer}: {values}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{layers} layers of {heads} heads by {scores}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{count} heads have no score here: the prompt gives them none.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/row.py" />
   <source>looks at</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{others} and {last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as {count} tokens; number {place}, {token}, has the id {id}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position {place} (length {other}) make a sum of length {whole}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Each of the {count} positions has a learned vector of {width} numbers; position {place} is most like position {other}, cosine {cosine}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Head {head} of layer {layer}: the strongest of all lines goes from {token} to {key} ({share} %).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{layers} layers of {heads} heads; head {head} of layer {layer} looks hardest from {token} to {key} ({share} %).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} the model would say {said} from layer {layer} on (in the end {share} %); {before}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} the likeliest next token is {next}: {given} % as the model gave it (faint), {now} % after {settings} (solid).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as one token: {token}, id {id}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as {count} tokens; the last, {token}, has the id {id}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers, its token vector, of length {whole}; no position is added.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} adds no learned position vectors to its tokens.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} is the first token: in head {head} of layer {layer}, as in every head, it can only look at itself.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the product q·k in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the scaled product in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the score behind the mask in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{layers} layers of {heads} heads.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} the embedding alone already says {said}, in the end with {share} %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>the embedding alone says {other} ({share} %)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>one layer earlier it was {other} ({share} %)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking back from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking back from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>{count} earlier, not read</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>token {place}: {token}, id {id}, piece {piece}, {where}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>character {first}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>characters {first}–{last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>bytes {bytes} of character {first}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>output of the head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>weight × value</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>component</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} head + bias</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} heads + bias</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>switched off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>scaled by {factor:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>projected</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>The values that {token} reads in head {head} of layer {layer}, by their weights; their sum goes through the output projection into the residual stream.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>length</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>of the output</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>length in the stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>length before layer {layer}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>stream before layer {layer}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>stream after layer {layer}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>attention</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>share of it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>along its direction</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>the shares of {parts} make 1</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>= sum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>to stream</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>its share</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>product</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>e^(score − largest)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token {key} is before token {query}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the one exponent there is</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} exponents added up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>rank {rank} {token}: {share:.4f} % as given</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the largest logit is that of “{token}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{share:.4f} % of what is kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{share:.4f} %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>+ position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>dims 0–{last}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>step by step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token {key} comes later</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token {key} is outside the window of {window}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>a token sees itself</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the likeliest token is taken</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>another token is the likeliest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>cut: it cannot be drawn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>query and key</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>their products</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>exponents</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where {number} comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>In head {head} of layer {layer}, {token} looks at {key} with the weight {weight}: the products of query and key add up to {product}, scaled and set against the other keys by the softmax.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} products added up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>mask</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>exponent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>sum</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where {share} % comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>“{token}” after “{query}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>likeliest</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>logit</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>norm and unembedding</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>rank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>of {count} tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>all {count} exponents added up</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>probability</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>temperature</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>now</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} of {before} stay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>what enters layer 0</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token + position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where the embedding comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>“{token}” at position {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} enters layer 0 as its token vector alone: this model adds no position vector.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} enters layer 0 as its token vector plus the vector of position {place}, dimension by dimension.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>length of {vector}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>one of them is zero</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the largest score is that of {token}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>rank {rank}, the {count} likeliest stay</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the likeliest token reaches {share:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the {count} likeliest reach {share:g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>at least {share:g} of the largest, {least}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>dim {number}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>query {token}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>key {token}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>allowed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>as the model gives it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>as the settings leave it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>strongest dimensions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} of {all}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>lengths and angles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>cosine {one}, {other}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>kept</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/__init__.py" />
   <source>A figure cannot be written as "{name}": name the file one of {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/figure_writer.py" />
   <source>A page {height:g} mm high is too low for this figure at {width:g} mm and {size:g} pt: make it at least {least} mm high, or leave the height out.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{path} is a folder: name a file in it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>There is no folder {folder}: make it first, or choose another place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{path} is write-protected: choose another name.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{path} cannot be written ({why}): choose another place.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{name!r} is no name for a file: choose another.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/marks/arcs.py" />
   <source>the {count} strongest lines, from {least:.2g}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/marks/bars.py" />
   <source>points</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/marks/column_bars.py" />
   <source>largest in each bar</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/marks/heat_map.py" />
   <source>largest in each pixel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/marks/scatter.py" />
   <source>layer {layer}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/marks/tile_grid.py" />
   <source>by {score}, highest first</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Altered: {words}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Against: {words}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Selection: {words}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Sampling: {words}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>millimetres</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The resolution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>dots per inch</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The font size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The margin</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>There is no fact "{name}": the facts are {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Model {model}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Prompt: “{prompt}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Prompt: “{prompt}”.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>{what} is {value:g}, but it must be between {low:g} and {high:g} {unit}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>There is no theme "{name}": the themes are {known}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The height</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>A page {width:g} mm wide has no room for type of {size:g} pt: make it at least {least} mm wide, or the type smaller.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>{wide:g} × {high:.0f} mm at {dpi:g} dpi are {width} × {height} pixels, more than {most} a side: choose a lower resolution or a smaller page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="exporters/trace_data.py" />
   <source>A trace cannot be written as "{name}": name the file .npz or .json.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} query</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} queries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} key</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} position</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} positions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} dimension</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} dimensions</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} layer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} layers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} bar</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} bars</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} step</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} steps</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} row</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} rows</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>layer {layer} head {head}, token {place} {token}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{rows} by {columns}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>All heads, {layers} by {heads}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>All heads as dots, {across} by {down}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{quantity} of {title} over {columns}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Lines from {queries} to their keys</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Tokens, {count}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Next tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Calculation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Ctrl</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Shift</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Alt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Esc</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>PgUp</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>PgDown</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Home</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>End</source>
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
   <source>Sort heads by the next role</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by what they do: the next of the scores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>sort</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by the role before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by what they do: the score before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Heads as dots or tiles</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show every head as a dot with two scores as axes, or as a tile.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sink aside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the first token's column out of the colours, or put it back.</source>
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
   <source>Where the number comes from</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Tell how a weight, a probability or an embedding comes about.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>origin</source>
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
   <source>What changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>While the key is down: what rose and fell in the last change.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>what changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Keep the change in sight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show what rose and fell until it is switched off again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Head off or on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch the focused head off, or on again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>head off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Layer off or on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head of the layer off, or on again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Other heads of the layer off or on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head of the layer but the focused one off, or on again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All other heads off or on</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head but the focused one off, or on again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Reset the model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take every head as it was made.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>reset the model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Rank heads by effect</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Remove each head in turn, and see what becomes of the likeliest token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stop ranking heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Rank no further.</source>
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
   <source>High contrast</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch to high contrast, or back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Colours of the system</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Follow the system in light, dark and contrast again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Larger interface</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show everything larger, up to 300 %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Smaller interface</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show everything smaller, down to 80 %.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Usual size of the interface</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show everything at 100 % again.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Language: English</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>The window closes, and comes back in English.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Language: Español</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>The window closes, and comes back in Spanish.</source>
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
   <source>Show the views one by one, large; on the second screen where there is one.</source>
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
  <message>
   <location filename="widgets/altered.py" />
   <source>What changed, against {what}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>layer {layer} head {head} off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>layer {layer} head {head} × {factor}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>{count} more off</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>{count} more scaled</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>factor of the focused head, 0 to 2</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>Show the change no longer</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>the model is altered</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>What changed: nothing to compare with yet</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>Altered: {heads}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/canvas.py" />
   <source>Picture</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/commands/window.py" />
   <source>The size cannot change here: this window keeps nothing to come back with.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/commands/window.py" />
   <source>{size} % is as large as this screen has room for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/commands/window.py" />
   <source>The language cannot change here: this window keeps nothing to come back with.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>one of {choices}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>temperature takes a number of at least 0; 0 is greedy, 1 the model's own.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-k</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-k takes how many of the likeliest tokens to keep, or off.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-p</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-p takes a number above 0 and at most 1; 1 keeps every token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>min-p</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>min-p takes a number between 0 and 1; 0 keeps every token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>{explains} Double click: back to the default.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>{setting}, number</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>Sampling</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>seed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>The same seed and prompt give the same text.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>max new tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>How many tokens Generate draws, unless the model ends the text before.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is no number of tokens: max new tokens takes a whole number of at least 1.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is not a whole number: {explains}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is not a number: {explains}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>random</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>How the next token is chosen</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>Always the likeliest token.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>Drawn by chance; the seed makes it repeatable.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is not a whole number: the seed takes one of at least 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/drop.py" />
   <source>{count} more could not be used either.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is only a part of a model: there is no {file} beside it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is neither a text nor a model.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Open the model “{model}” and page through {count} texts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Open the model “{model}” and put “{text}” into the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Open the model “{model}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Page through {count} texts</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Put “{text}” into the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” holds no {file}: drop a model's folder, or texts for the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is no file: drop a model's folder, or texts for the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” has {size:.1f} MB: a text for the prompt has at most {most:g} MB.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is empty.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>One model is opened at a time: “{model}” is.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Of {count} files the first {most} were read.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is not there any more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is a GGUF file, which cannot be opened yet: drop a folder with {file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” may hold pickled weights, which can run code: save them as safetensors.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” cannot be read ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is no UTF-8 text (byte {place} is {byte:02X}): save it as UTF-8.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Export</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Close</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy the numbers; a spreadsheet takes them as cells</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy the page as a picture (PNG) and a drawing (SVG)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copied the numbers.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copied the page.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy data</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy command</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Cancel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Save…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copied the command.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>What changed since an earlier moment has no command</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy the command line that makes the same file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Saving…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copying…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Close without saving</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>sentence</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>altered</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>against</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>selection</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>sampling</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>program</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>{fact} travels in the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>Write it into the file, where programs find it</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>{fact} stands on the page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>Print it below the figure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>vector cells in an SVG need none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>vector cells in a PDF need none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>paper</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>light</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>dark</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>A picture of pixels</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>A drawing for the web and for editing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>A document page, for papers</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>The numbers, for NumPy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>The numbers, as a table</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>The numbers, for any program</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Text stays text, set in fonts that travel in the file.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Text as shapes, for programs that ignore the fonts of a drawing.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>What to export</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>figure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>height as the figure needs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>auto</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>As high as the figure needs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>name of the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>preset</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>text</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>outlines</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>text of the drawing</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>theme</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>format</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>font size</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>resolution</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Travels with the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>on the page</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>name</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>numbers have none</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>width</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>mm wide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>height</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>mm high</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Inter, embedded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/measures.py" />
   <source>“{text}” is not a number: write one such as 89 or 7.5.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/measures.py" />
   <source>A number is missing: write one such as 89 or 7.5.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>The page, as it will be</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>The file, as it begins</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>{width} × {height} millimetres, shown at {share} per cent</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>drawing…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/press.py" />
   <source>The page could not be drawn ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>single column</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>double column</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>slide</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>{width} × {height} mm, type of {font} pt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>{width} mm wide, as high as the figure needs, type of {font} pt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>An action, a view, a head such as L3 H5, a token, a model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>view</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>Command palette</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>Find an action, a view, a head, a token or a model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>What was found</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>Nothing is called that.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/finding.py" />
   <source>token {place}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>How many tokens the model reads, of how many it has room for.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>Tokens whose rows are known from the pass before; only the others ran.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>Cost of the pass</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>context</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>pass</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>How long the model computed for this prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>reused</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>paint</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>From the new pass to the painted window.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>{count} of {total} tokens</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/keeper.py" />
   <source>What you do here is not kept for the next start: {file} cannot be written ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/keeper.py" />
   <source>“{part}” could not be restored as it was ({why}).</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>The settings could not be understood ({why}): this start is fresh; they lie in {file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>the file is too large</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>another program wrote the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>another version of Headlight wrote the file</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>The settings could not be read ({why}); they stay as they are.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>The settings could not be understood ({why}): this start is fresh, and nothing is kept.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>the file is damaged</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>while tokens are drawn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>drawer open</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>from arcs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>from the map</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>in the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>in a panel</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>or</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/main_window.py" />
   <source>Something went wrong in the window ({fault}); it goes on.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/marks/arcs.py" />
   <source>the {count} strongest lines, from {least}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/marks/heat_map.py" />
   <source>dimensions {first} to {last} of {count}: drag to see others</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/marks/scatter.py" />
   <source>On this prompt no head has both scores.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/marks/scatter.py" />
   <source>also here: {heads}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/marks/tile_grid.py" />
   <source>{count} of {total} queries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>{name} is not there any more.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>not there</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>Open a model: a folder with config.json, tokenizer.json and the weights</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>Models</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>Opening {name}…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>“{name}” is open instead.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>The report holds the program, the system, the model and these lines; not what you wrote in the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>info</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>warning</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>error</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Details</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Copy report</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Close the notice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Details of the notice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Copy report with the prompt</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>{count} more: show the next notice</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Less</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>{count} such faults so far.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/pager.py" />
   <source>{place} of {count} · {name}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/effects.py" />
   <source>What removing each head does to the likeliest token will stand here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/effects.py" />
   <source>Rank heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/effects.py" />
   <source>{done} of {total} heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/embedding.py" />
   <source>Type something: each token becomes a vector, its position is added, and the sum enters layer 0.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>Which token looks at which, in the head that has the focus.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>from the query token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>from all</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>whose arcs</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>drawn as</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Take the first token's column out of the colours, and stretch them to what is common besides (S)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Every head of every layer will stand here, and below what the model would say after each layer.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>grid</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>dots</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Click to stretch the colours to what occurs, or back to 1 (C)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Layers downwards, heads to the right, as the model has them.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Heads in the order of</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>by</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>sink aside</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>To the right</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Upwards</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>sink</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>at least</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Heads below this score step back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>{count} of {total}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Heads whose “{score}” is lower step back; a double click brings all back.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>heads drawn as</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>all heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/next_token.py" />
   <source>What may come next, as the model gives it and as the settings below reshape it.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>Click a number, and see how it comes about.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>Close the explanation</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>what is explained</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>the weight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>what it carries</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>which part</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>‹ folds the panel; a double click gives it all the room, and again puts the others back</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>Save or copy the figures of “{title}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>{title}: save or copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>{name} from {low} to {high}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>{title}, folded</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>Unfolds the panel.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>Unfold “{title}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/passes.py" />
   <source>The prompt has {count} tokens; the model reads the last {context}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/passes.py" />
   <source>The model ended the text here.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/big_bars.py" />
   <source>given %</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/big_map.py" />
   <source>the largest of each cell</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>token {place}: {token}, id {id}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>{count} before</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>{count} after</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>token {place}: {token}, id {id}, piece {piece}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source> · weight {weight}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>Space</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>next token</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>PgUp PgDn</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>spotlight</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>blank</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>end</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>live caption</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>edit caption</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/scenes.py" />
   <source>Type something in the window: what the model makes of it stands here at once.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/scenes.py" />
   <source>next token: what changed</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>{place} of {count}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Headlight: presenter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Presenter</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Caption</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Presenter: {view}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>altered: 1 head</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>altered: {count} heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>Write something: every keystroke runs through the model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>The text the model reads; every keystroke is computed.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/report.py" />
   <source>The report is copied, with the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/report.py" />
   <source>The report is copied, without the prompt.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Picture (*.png)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Drawing (*.svg)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Document (*.pdf)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Numbers, NumPy (*.npz)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Numbers, table (*.csv)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Numbers, JSON (*.json)</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>{title}: export or copy</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Copied “{title}” as a picture.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Save the figure</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Saved “{title}” as {file}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Export “{view}”…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Copy picture of “{view}”</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>decoder-only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>encoder-only</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>encoder-decoder</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>{layers} × {heads} heads</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>What computes the passes; the weights are stored as {precision}.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Headlight: menu</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>{name} workspace</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Model, workspaces and window</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>no model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Explore</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Choose another model</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Model {name}, {facts}</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>opening…</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>choose one</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Kind, layers × heads, and the number of parameters.</source>
   <translation type="unfinished" />
  </message>
  <message>
   <location filename="widgets/worker.py" />
   <source>The engine failed unexpectedly ({why}); the window goes on.</source>
   <translation type="unfinished" />
  </message>
 </context>
</TS>
