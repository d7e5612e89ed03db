<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
 <context>
  <name>Headlight</name>
  <message>
   <location filename="visualizer/ablation.py" />
   <source>There is no token {token}: the prompt has tokens 0 to {last}.</source>
   <translation>No existe el token {token}: el prompt tiene los tokens 0 a {last}.</translation>
  </message>
  <message>
   <location filename="visualizer/ablation.py" />
   <source>There is no token with the id {id}: {model} has ids 0 to {last}.</source>
   <translation>No existe ningún token con el id {id}: {model} tiene los id 0 a {last}.</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>decoder-only</source>
   <translation>solo decodificador</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>encoder-only</source>
   <translation>solo codificador</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>encoder-decoder</source>
   <translation>codificador-decodificador</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>causal language modelling: the next token</source>
   <translation>modelado de lenguaje causal: el siguiente token</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>masked language modelling: the tokens behind masks</source>
   <translation>modelado de lenguaje enmascarado: los tokens tras las máscaras</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>denoising: what was cut out of a text</source>
   <translation>eliminación de ruido: lo que se recortó de un texto</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>translation</source>
   <translation>traducción</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>none: it gives vectors, and has no language head</source>
   <translation>ninguno: da vectores y no tiene cabeza de lenguaje</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>learned vectors</source>
   <translation>vectores aprendidos</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>sinusoidal vectors</source>
   <translation>vectores sinusoidales</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>rotary (RoPE)</source>
   <translation>rotatorias (RoPE)</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>linear biases (ALiBi)</source>
   <translation>sesgos lineales (ALiBi)</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>relative biases in buckets (T5)</source>
   <translation>sesgos relativos por cubetas (T5)</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>relative, disentangled (DeBERTa)</source>
   <translation>relativas, desenredadas (DeBERTa)</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>none</source>
   <translation>ninguno</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>It will not fit: its weights take {needed} at {precision}, and {free} of this machine are free.</source>
   <translation>No va a caber: sus pesos ocupan {needed} en {precision}, y en este equipo hay {free} libres.</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>Converted to {precision} it would take {needed}.</source>
   <translation>Convertido a {precision} ocuparía {needed}.</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>Its weights fit, a full context does not: beside them there is room for about {tokens} tokens.</source>
   <translation>Sus pesos caben, un contexto completo no: además de ellos hay sitio para unos {tokens} tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/about.py" />
   <source>{file} holds no text model ({family}): give another.</source>
   <translation>{file} no contiene un modelo de texto ({family}): hay que indicar otro.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/block_graph.py" />
   <source>{operator} reads {name}, which cannot be in blocks.</source>
   <translation>{operator} lee {name}, que no puede estar en bloques.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The weights do not hold {parameter} under its own name; convert the model to a new folder.</source>
   <translation>Los pesos no contienen {parameter} con su propio nombre; hay que convertir el modelo a una carpeta nueva.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>There is no precision "{name}"; choose one of {known}.</source>
   <translation>No existe la precisión "{name}"; las posibles son {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} cannot be written ({why}); choose another folder.</source>
   <translation>No se puede escribir en {path} ({why}); hay que elegir otra carpeta.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} could not be written ({why}); nothing was left there.</source>
   <translation>No se pudo escribir en {path} ({why}); no ha quedado nada allí.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{folder} holds no {file} for a graph to point into; convert the model to a new folder.</source>
   <translation>{folder} no contiene ningún {file} al que pueda remitir un grafo; hay que convertir el modelo a una carpeta nueva.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>Models of the type {family} cannot be converted: their attention does not go through transformers' attention interface; PyTorch runs them.</source>
   <translation>Los modelos del tipo {family} no se pueden convertir: su atención no pasa por la interfaz de atención de transformers; los ejecuta PyTorch.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>Models of the type {family} with experts cannot be converted: which experts run depends on the text, and a graph is fixed; PyTorch runs them.</source>
   <translation>Los modelos del tipo {family} con expertos no se pueden convertir: qué expertos se ejecutan depende del texto, y un grafo es fijo; los ejecuta PyTorch.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{name} holds numbers too large for fp16; convert to fp32 instead.</source>
   <translation>{name} contiene números demasiado grandes para fp16; hay que convertir a fp32.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The graph would keep {size} MB beside the weights; this model cannot be converted.</source>
   <translation>El grafo guardaría {size} MB aparte de los pesos; este modelo no se puede convertir.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} is a file; give a folder.</source>
   <translation>{path} es un archivo; hay que indicar una carpeta.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} is the model that is to be converted; give another folder.</source>
   <translation>{path} es el modelo que se va a convertir; hay que indicar otra carpeta.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{path} holds something other than a converted model; give an empty or a new folder.</source>
   <translation>{path} contiene algo distinto de un modelo convertido; hay que indicar una carpeta vacía o nueva.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{folder} ({family}) cannot be converted: PyTorch makes no graph of it ({why}), but it runs it.</source>
   <translation>{folder} ({family}) no se puede convertir: PyTorch no genera ningún grafo de él ({why}), pero sí lo ejecuta.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The graph of {model} differs from PyTorch by {error:.2g} in its {name}; it was not kept.</source>
   <translation>El grafo de {model} difiere de PyTorch en {error:.2g} en {name}; no se ha conservado.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/devices.py" />
   <source>There is no device "{device}"; choose one of {known}.</source>
   <translation>No existe el dispositivo "{device}"; los posibles son {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/exporting.py" />
   <source>PyTorch made no graph of this model; it cannot be converted.</source>
   <translation>PyTorch no generó ningún grafo de este modelo; no se puede convertir.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>Making the graph</source>
   <translation>Generando el grafo</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>Reading the file</source>
   <translation>Leyendo el archivo</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>Carrying the weights over</source>
   <translation>Trasladando los pesos</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>Reading the tokenizer</source>
   <translation>Leyendo el tokenizador</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>{file} is no whole model: it lacks {name}.</source>
   <translation>{file} no es un modelo completo: le falta {name}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>The tokenizer of {file} cannot be read ({why}).</source>
   <translation>No se puede leer el tokenizador de {file} ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>{file} is GGUF, which needs the package {name}: install it with pip.</source>
   <translation>{file} es GGUF y requiere el paquete {name}: hay que instalarlo con pip.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>{file} holds a model of the kind "{family}", which transformers cannot read from GGUF; get it as safetensors.</source>
   <translation>{file} contiene un modelo del tipo "{family}", que transformers no puede leer desde GGUF; hay que obtenerlo como safetensors.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>{file} cannot be opened ({why}); fetch the file anew.</source>
   <translation>{file} no se puede abrir ({why}); hay que descargar el archivo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/gguf.py" />
   <source>Unpacking</source>
   <translation>Desempaquetando</translation>
  </message>
  <message>
   <location filename="visualizer/backends/graph.py" />
   <source>it was not written by this version of convert</source>
   <translation>no fue escrito por esta versión de convert</translation>
  </message>
  <message>
   <location filename="visualizer/backends/loading_torch.py" />
   <source>{folder} holds no model of text; open a language model.</source>
   <translation>{folder} no contiene un modelo de texto; hay que abrir un modelo de lenguaje.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/loading_torch.py" />
   <source>{folder} is no whole language model: it has no trained weights for {name}.</source>
   <translation>{folder} no es un modelo de lenguaje completo: no tiene pesos entrenados para {name}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/loading_torch.py" />
   <source>{folder} is built in a way that cannot be looked into yet ({why}).</source>
   <translation>{folder} está construido de un modo que aún no se puede examinar ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/loading_torch.py" />
   <source>{folder} cannot be run ({why}).</source>
   <translation>{folder} no se puede ejecutar ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/loading_torch.py" />
   <source>{folder} cannot be opened as a {family} model ({why}).</source>
   <translation>{folder} no se puede abrir como modelo {family} ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>ONNX Runtime sees no {device} device here, so the CPU runs the model.</source>
   <translation>ONNX Runtime no ve aquí ningún dispositivo {device}, así que la CPU ejecuta el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{file} cannot be opened ({why}); convert the model anew.</source>
   <translation>No se puede abrir {file} ({why}); hay que convertir el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>The GPU does not work with ONNX Runtime ({why}), so the CPU runs the model.</source>
   <translation>La GPU no funciona con ONNX Runtime ({why}), así que la CPU ejecuta el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{folder} holds no {file}; convert the model, or open it with the torch backend.</source>
   <translation>{folder} no contiene ningún {file}; hay que convertir el modelo o abrirlo con el motor torch.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{file} cannot be used ({why}); convert anew.</source>
   <translation>No se puede usar {file} ({why}); hay que convertir de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{file} does not belong to the {weights} beside it; convert the model anew.</source>
   <translation>{file} no corresponde al {weights} que tiene al lado; hay que convertir el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>{model} is closed; open it again.</source>
   <translation>{model} está cerrado; hay que abrirlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>its {device} libraries are not installed</source>
   <translation>sus bibliotecas de {device} no están instaladas</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>ONNX Runtime could not compute this pass ({why}).</source>
   <translation>ONNX Runtime no pudo calcular esta pasada ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/projection.py" />
   <source>{file} no longer holds what was opened ({why}); open the model again.</source>
   <translation>{file} ya no contiene lo que se abrió ({why}); hay que abrir el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/quantized.py" />
   <source>{file} is damaged ({why}); fetch the model anew.</source>
   <translation>{file} está dañado ({why}); hay que descargar el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/quantized.py" />
   <source>The weights hold {name}, which the configuration knows nothing of.</source>
   <translation>Los pesos contienen {name}, que la configuración no menciona.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/spm.py" />
   <source>{folder} lacks {file}, a part of its tokenizer: fetch it.</source>
   <translation>A {folder} le falta {file}, una parte de su tokenizador: hay que descargarla.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/spm.py" />
   <source>{file} cannot be read as a SentencePiece model: fetch it again.</source>
   <translation>{file} no se puede leer como modelo de SentencePiece: hay que descargarlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/tokenizer_files.py" />
   <source>{folder} has no {file}: save the model's fast tokenizer there.</source>
   <translation>{folder} no tiene ningún {file}: hay que guardar allí el tokenizador rápido del modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/tokenizer_files.py" />
   <source>The tokenizer of {folder} cannot be kept in {cache} ({why}): make room for it there.</source>
   <translation>El tokenizador de {folder} no se puede guardar en {cache} ({why}): hay que hacerle sitio allí.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/tokenizer_files.py" />
   <source>The tokenizer of {folder} cannot be read ({why}): save its fast form, {file}, there.</source>
   <translation>No se puede leer el tokenizador de {folder} ({why}): hay que guardar allí su forma rápida, {file}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/tokenizer_files.py" />
   <source>The tokenizer of {folder}, a {kind}, has no fast form, which is needed to show its tokens.</source>
   <translation>El tokenizador de {folder}, un {kind}, no tiene forma rápida, que hace falta para mostrar sus tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/tokenizer_files.py" />
   <source>{file} is no Unigram model, the only kind that a Marian tokenizer can be.</source>
   <translation>{file} no es un modelo Unigram, el único tipo que puede ser un tokenizador de Marian.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{model} gives whole attention maps only, so every keystroke reads the whole text.</source>
   <translation>{model} solo da mapas de atención completos, así que cada pulsación lee todo el texto.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>The model could not be moved to {device} ({why}), so the CPU runs it.</source>
   <translation>No se pudo pasar el modelo a {device} ({why}), así que lo ejecuta la CPU.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{device} computes wrongly</source>
   <translation>{device} calcula mal</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>The GPU does not work ({why}), so the CPU runs the model.</source>
   <translation>La GPU no funciona ({why}), así que la CPU ejecuta el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>PyTorch sees no {device} device here, so the CPU runs the model.</source>
   <translation>PyTorch no ve aquí ningún dispositivo {device}, así que la CPU ejecuta el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>PyTorch could not compute this pass: {why}.</source>
   <translation>PyTorch no pudo calcular esta pasada: {why}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/watched.py" />
   <source>Loading weights</source>
   <translation>Cargando los pesos</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} holds no weights; a file {file} is needed.</source>
   <translation>{folder} no contiene pesos; hace falta un archivo {file}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} holds no {file}; give a folder as transformers' save_pretrained writes it.</source>
   <translation>{folder} no contiene ningún {file}; hay que indicar una carpeta como las que escribe save_pretrained de transformers.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} cannot be read ({why}); fetch the model anew.</source>
   <translation>No se puede leer {file} ({why}); hay que descargar el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} does not say which model it configures; it needs a model_type.</source>
   <translation>{file} no dice qué modelo configura; le hace falta un model_type.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} has only pickled weights ({file}), which can run any code when opened; save the model as safetensors.</source>
   <translation>{folder} solo tiene pesos en pickle ({file}), que al abrirse pueden ejecutar cualquier código; hay que guardar el modelo como safetensors.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{folder} lacks {file}, a part of its weights; fetch the model anew.</source>
   <translation>A {folder} le falta {file}, una parte de sus pesos; hay que descargar el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>{file} cannot be read; fetch the model anew.</source>
   <translation>No se puede leer {file}; hay que descargar el modelo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>its header is cut off</source>
   <translation>su cabecera está truncada</translation>
  </message>
  <message>
   <location filename="visualizer/backends/weights.py" />
   <source>its data are cut off</source>
   <translation>sus datos están truncados</translation>
  </message>
  <message>
   <location filename="visualizer/beams.py" />
   <source>beams is {value}, but it must be at least 1.</source>
   <translation>el número de haces es {value}, pero debe ser al menos 1.</translation>
  </message>
  <message>
   <location filename="visualizer/beams.py" />
   <source>max-new-tokens is {value}, but it must be at least 1.</source>
   <translation>max-new-tokens es {value}, pero debe ser al menos 1.</translation>
  </message>
  <message>
   <location filename="visualizer/beams.py" />
   <source>length-penalty is {value}, but it must be a number; 0 is none.</source>
   <translation>la penalización por longitud es {value}, pero debe ser un número; 0 es ninguna.</translation>
  </message>
  <message>
   <location filename="visualizer/beams.py" />
   <source>beams is {value}, but {model} with its {tokens} tokens has room for no more than {most}.</source>
   <translation>el número de haces es {value}, pero en {model}, con sus {tokens} tokens, caben como máximo {most}.</translation>
  </message>
  <message>
   <location filename="visualizer/catalogue.py" />
   <source>Handed out on the Hub only to those who accepted its licence there.</source>
   <translation>El Hub solo lo entrega a quienes han aceptado allí su licencia.</translation>
  </message>
  <message>
   <location filename="visualizer/chat.py" />
   <source>The chat template of {model} cannot be applied ({why}): send the text as it is.</source>
   <translation>La plantilla de chat de {model} no se puede aplicar ({why}): hay que enviar el texto tal cual.</translation>
  </message>
  <message>
   <location filename="visualizer/chat.py" />
   <source>The chat template of {model} makes far too much of a text: send the text as it is.</source>
   <translation>La plantilla de chat de {model} alarga demasiado un texto: hay que enviar el texto tal cual.</translation>
  </message>
  <message>
   <location filename="visualizer/comparison.py" />
   <source>{model} fills masks: write {mask} into the prompt where it is to be compared.</source>
   <translation>{model} rellena máscaras: hay que escribir {mask} en el prompt, allí donde se quiera comparar.</translation>
  </message>
  <message>
   <location filename="visualizer/comparison.py" />
   <source>{model} came without a language head, so it predicts no tokens to compare.</source>
   <translation>{model} vino sin cabeza de lenguaje, así que no predice tokens que comparar.</translation>
  </message>
  <message>
   <location filename="visualizer/comparison.py" />
   <source>{model} fills masks: write its mask token into the prompt where it is to be compared.</source>
   <translation>{model} rellena máscaras: hay que escribir su token de máscara en el prompt, allí donde se quiera comparar.</translation>
  </message>
  <message>
   <location filename="visualizer/comparison.py" />
   <source>{count} passes cannot be compared: choose 2 to {most}.</source>
   <translation>No se pueden comparar {count} pasadas: hay que elegir de 2 a {most}.</translation>
  </message>
  <message>
   <location filename="visualizer/continuations.py" />
   <source>{count} texts are asked for, but there must be 1 to {most}.</source>
   <translation>Se piden {count} textos, pero deben ser de 1 a {most}.</translation>
  </message>
  <message>
   <location filename="visualizer/downloads.py" />
   <source>{name} needs {needed} on the disk of {folder}, where {free} are free: make room first.</source>
   <translation>{name} necesita {needed} en el disco de {folder}, donde hay {free} libres: antes hay que hacer sitio.</translation>
  </message>
  <message>
   <location filename="visualizer/downloads.py" />
   <source>{file} arrived damaged: its bytes are not those announced; try again.</source>
   <translation>{file} llegó dañado: sus bytes no son los anunciados; hay que intentarlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/downloads.py" />
   <source>{host} answered with the error {status}: try again later.</source>
   <translation>{host} respondió con el error {status}: hay que intentarlo más tarde.</translation>
  </message>
  <message>
   <location filename="visualizer/downloads.py" />
   <source>{host} cannot be reached: look whether this machine is online.</source>
   <translation>No se puede acceder a {host}: hay que comprobar que este equipo tiene conexión.</translation>
  </message>
  <message>
   <location filename="visualizer/downloads.py" />
   <source>The connection broke off after {done} of {size}: try again, it goes on from there.</source>
   <translation>La conexión se cortó tras {done} de {size}: al intentarlo de nuevo sigue desde ahí.</translation>
  </message>
  <message>
   <location filename="visualizer/downloads.py" />
   <source>{url} is longer than announced: try again later.</source>
   <translation>{url} es más largo de lo anunciado: hay que intentarlo más tarde.</translation>
  </message>
  <message>
   <location filename="visualizer/draws.py" />
   <source>draws is {value}, but it must be between 1 and {most}.</source>
   <translation>el número de sorteos es {value}, pero debe estar entre 1 y {most}.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} was closed: open it again.</source>
   <translation>{model} se cerró: hay que abrirlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} has no target: it reads one text, so leave the target out.</source>
   <translation>{model} no tiene destino: lee un solo texto, así que hay que omitir el destino.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>There is nothing in the prompt that {model} could read: write some text.</source>
   <translation>No hay nada en el prompt que {model} pueda leer: hay que escribir algo de texto.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} knows no token {id}: its tokenizer is that of another model.</source>
   <translation>{model} no conoce el token {id}: su tokenizador es el de otro modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>A newer edit has taken the place of this pass.</source>
   <translation>Una edición más reciente ha sustituido esta pasada.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>Each factor of the head scale must be a number: 0 switches a head off, 1 leaves it alone.</source>
   <translation>Cada factor de la escala de cabezas debe ser un número: 0 desactiva una cabeza, 1 la deja como está.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>{model} failed on {engine}: {error}</source>
   <translation>{model} falló en {engine}: {error}</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>Name the heads of {model} with their kind, as ("cross", 0, 1): encoder, decoder or cross.</source>
   <translation>Las cabezas de {model} se nombran con su tipo, como ("cross", 0, 1): encoder, decoder o cross.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>The head scale has the shape {shape}, but {model} has (layers, heads) = {wanted}.</source>
   <translation>La escala de cabezas tiene la forma {shape}, pero {model} tiene (capas, cabezas) = {wanted}.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>There is no head {head} in layer {layer}: {model} has layers 0 to {last_layer} with heads 0 to {last_head}.</source>
   <translation>No existe la cabeza {head} en la capa {layer}: {model} tiene las capas 0 a {last_layer} con las cabezas 0 a {last_head}.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{file} does not hold {inside}: get another version.</source>
   <translation>{file} no contiene {inside}: hay que obtener otra versión.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{name} holds no weights that could be opened here: give another.</source>
   <translation>{name} no contiene pesos que se puedan abrir aquí: hay que indicar otro.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{name} is handed out only to those who accepted its terms: accept them on its page on the Hub, then log in here (hf auth login), and try again.</source>
   <translation>{name} solo se entrega a quienes han aceptado sus condiciones: hay que aceptarlas en su página del Hub, iniciar sesión aquí (hf auth login) e intentarlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{folder} is in the way: rename it or take it away.</source>
   <translation>{folder} estorba: hay que cambiarle el nombre o quitarla de ahí.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>The package index did not hand out {file}: try again later.</source>
   <translation>El índice de paquetes no entregó {file}: hay que intentarlo más tarde.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{file} is damaged: remove it and try again.</source>
   <translation>{file} está dañado: hay que borrarlo e intentarlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>The Hub lacks a file of {name} that it lists: try again later.</source>
   <translation>Al Hub le falta un archivo de {name} que él mismo anuncia: hay que intentarlo más tarde.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{name} does not say which model it is; it needs a model_type in its {file}.</source>
   <translation>{name} no dice qué modelo es; le hace falta un model_type en su {file}.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{name} has only pickled weights, which can run any code when they are opened: allow them if you trust who made them.</source>
   <translation>{name} solo tiene pesos en pickle, que al abrirse pueden ejecutar cualquier código: se pueden permitir si su autor es de confianza.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>The weights on the Hub have a damaged header: give another model.</source>
   <translation>Los pesos del Hub tienen la cabecera dañada: hay que indicar otro modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{folder} cannot be written ({why}): look at its rights.</source>
   <translation>No se puede escribir en {folder} ({why}): hay que revisar sus permisos.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>"{name}" is no Hub id: one looks like openai-community/gpt2.</source>
   <translation>"{name}" no es un identificador del Hub: son como openai-community/gpt2.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>The Hub has no model "{name}" that is open to everyone: look for its id there.</source>
   <translation>El Hub no tiene ningún modelo "{name}" abierto a todos: hay que buscar allí su identificador.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>The Hub is switched off here by HF_HUB_OFFLINE: unset it to fetch {name}.</source>
   <translation>El Hub está desactivado aquí por HF_HUB_OFFLINE: hay que quitar esa variable para descargar {name}.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>The Hub cannot be reached, so {name} was not fetched: look whether this machine is online.</source>
   <translation>No se puede acceder al Hub, así que no se descargó {name}: hay que comprobar que este equipo tiene conexión.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{file} of {name} cannot be read: give another.</source>
   <translation>No se puede leer {file} de {name}: hay que indicar otro.</translation>
  </message>
  <message>
   <location filename="visualizer/fetching.py" />
   <source>{name} brings Python code of its own, which would run with all your rights: allow it if you trust who wrote it.</source>
   <translation>{name} trae código Python propio, que se ejecutaría con todos los permisos del usuario: se puede permitir si su autor es de confianza.</translation>
  </message>
  <message>
   <location filename="visualizer/filling.py" />
   <source>count is {value}, but it must be at least 1.</source>
   <translation>count es {value}, pero debe ser al menos 1.</translation>
  </message>
  <message>
   <location filename="visualizer/filling.py" />
   <source>{model} came without a language head, so it fills no masks.</source>
   <translation>{model} vino sin cabeza de lenguaje, así que no rellena máscaras.</translation>
  </message>
  <message>
   <location filename="visualizer/filling.py" />
   <source>{model} is {of} and fills no masks: choose an encoder with a masked-language head, such as tiny-bert.</source>
   <translation>{model} es {of} y no rellena máscaras: hay que elegir un codificador con cabeza de lenguaje enmascarado, como tiny-bert.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>Stopped after one new token.</source>
   <translation>Detenido tras un token nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>Stopped after {count} new tokens.</source>
   <translation>Detenido tras {count} tokens nuevos.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>The model ended the text.</source>
   <translation>El modelo terminó el texto.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>Stopped by the stop string “{text}”.</source>
   <translation>Detenido por el texto de parada “{text}”.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>Stopped by hand.</source>
   <translation>Detenido a mano.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>A stop string is empty, but it must have at least one character: leave it out.</source>
   <translation>Un texto de parada está vacío, pero debe tener al menos un carácter: hay que omitirlo.</translation>
  </message>
  <message>
   <location filename="visualizer/gguf_header.py" />
   <source>its header makes no sense</source>
   <translation>su cabecera no tiene sentido</translation>
  </message>
  <message>
   <location filename="visualizer/gguf_header.py" />
   <source>it does not begin like a GGUF file</source>
   <translation>no empieza como un archivo GGUF</translation>
  </message>
  <message>
   <location filename="visualizer/gguf_header.py" />
   <source>it is of version {version}</source>
   <translation>es de la versión {version}</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>{model} came without a language head, so it answers no prompts: open a model that generates.</source>
   <translation>{model} vino sin cabeza de lenguaje, así que no responde a prompts: hay que abrir un modelo que genere.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>{model} fills masks and continues no text: open a model that generates.</source>
   <translation>{model} rellena máscaras y no continúa textos: hay que abrir un modelo que genere.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>Without an example the prompt has {count} tokens, and {model} reads {context}: shorten the texts.</source>
   <translation>Sin ejemplos, el prompt tiene {count} tokens, y {model} lee {context}: hay que acortar los textos.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>The answer “{answer}” is no token of its own behind “{end}”: put a space or a line end between them.</source>
   <translation>La respuesta “{answer}” no forma un token propio tras “{end}”: hay que poner un espacio o un fin de línea entre ambos.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>The curve needs at least 1 draw of examples, not {count}.</source>
   <translation>La curva necesita al menos 1 sorteo de ejemplos, no {count}.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>Each row is asked once behind the others: the table needs two rows that are on.</source>
   <translation>Cada fila se pregunta una vez tras las demás: la tabla necesita dos filas activas.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>The table of examples is empty: add a row, or switch one on.</source>
   <translation>La tabla de ejemplos está vacía: hay que añadir una fila o activar alguna.</translation>
  </message>
  <message>
   <location filename="visualizer/in_context.py" />
   <source>No answer is expected: write the output that the question should have.</source>
   <translation>No se espera ninguna respuesta: hay que escribir la salida que debería tener la pregunta.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no model "{name}" here: did you mean {found}?</source>
   <translation>No hay aquí ningún modelo "{name}": ¿se buscaba {found}?</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{path} is a file: give the folder that holds it, with {config} and {tokenizer}.</source>
   <translation>{path} es un archivo: hay que indicar la carpeta que lo contiene, con {config} y {tokenizer}.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no backend "{backend}": the backends are auto, onnx, torch.</source>
   <translation>No existe el motor "{backend}": los motores son auto, onnx, torch.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>"{name}" names no folder that can be read ({why}): give another.</source>
   <translation>"{name}" no designa ninguna carpeta que se pueda leer ({why}): hay que indicar otra.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{title} is not here yet: fetch it in the library, or run "headlight models get {name}" ({size}).</source>
   <translation>{title} aún no está aquí: se descarga desde la biblioteca o con "headlight models get {name}" ({size}).</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no folder {folder}: give the path of a model's folder.</source>
   <translation>No existe la carpeta {folder}: hay que indicar la ruta de la carpeta de un modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no model "{name}" here: give the path of a model's folder.</source>
   <translation>No hay aquí ningún modelo "{name}": hay que indicar la ruta de la carpeta de un modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source> or </source>
   <translation> o </translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There are no open weights of {what}: {like} is built alike, and can be fetched.</source>
   <translation>No hay pesos abiertos de {what}: {like} está construido de forma parecida y se puede descargar.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{place} is not in the folder of models of this program: remove it where it came from.</source>
   <translation>{place} no está en la carpeta de modelos de este programa: hay que quitarlo donde se instaló.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{folder} has no {file}: run "headlight convert" on it, or open it with the torch backend.</source>
   <translation>{folder} no tiene ningún {file}: hay que pasarle "headlight convert" o abrirlo con el motor torch.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>PyTorch runs this model, because its graph could not be opened. {error}</source>
   <translation>PyTorch ejecuta este modelo porque no se pudo abrir su grafo. {error}</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{place} cannot be removed ({why}): look at its rights.</source>
   <translation>{place} no se puede quitar ({why}): hay que revisar sus permisos.</translation>
  </message>
  <message>
   <location filename="visualizer/package_index.py" />
   <source>The package index of this machine has no {file}.</source>
   <translation>El índice de paquetes de este equipo no tiene {file}.</translation>
  </message>
  <message>
   <location filename="visualizer/package_index.py" />
   <source>pip is set up to use no package index, so {project} is not to be had.</source>
   <translation>pip está configurado para no usar ningún índice de paquetes, así que no se puede obtener {project}.</translation>
  </message>
  <message>
   <location filename="visualizer/package_index.py" />
   <source>The package index cannot be reached: look whether this machine is online, and try again.</source>
   <translation>No se puede acceder al índice de paquetes: hay que comprobar que este equipo tiene conexión e intentarlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/package_index.py" />
   <source>{page} is no page of a package index.</source>
   <translation>{page} no es una página de un índice de paquetes.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/records.py" />
   <source>{fit} of {all} examples fit the context of {model}.</source>
   <translation>{fit} de {all} ejemplos caben en el contexto de {model}.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>made-up labels</source>
   <translation>etiquetas arbitrarias</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>No book pairs these words, so the answer can only be copied: once the asked word stands among the examples, the model looks its label up; before that no number of examples helps.</source>
   <translation>Ningún libro empareja estas palabras, así que la respuesta solo se puede copiar: en cuanto la palabra preguntada está entre los ejemplos, el modelo busca su etiqueta; antes no ayuda ningún número de ejemplos.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>antonyms</source>
   <translation>antónimos</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>The model knows opposites from its training, but an arrow alone does not say that they are asked for: the examples do. They teach the task and the format, not the words.</source>
   <translation>El modelo conoce los contrarios por su entrenamiento, pero una flecha sola no dice que se pidan: lo dicen los ejemplos. Enseñan la tarea y el formato, no las palabras.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>antonyms in a sentence</source>
   <translation>antónimos en una frase</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>Said in words the same task needs hardly any examples: a sentence can do what examples do.</source>
   <translation>Dicha con palabras, la misma tarea apenas necesita ejemplos: una frase puede hacer lo que hacen los ejemplos.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>categories</source>
   <translation>categorías</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>The examples show which of many words about a thing is wanted, and which words serve as answers.</source>
   <translation>Los ejemplos muestran cuál de las muchas palabras sobre una cosa se busca, y qué palabras sirven de respuesta.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>swapped labels</source>
   <translation>etiquetas invertidas</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>A failing task: good reviews are called negative. A small model takes the format from the examples and answers by what the words mean; examples do not overrule what it has learnt (Wei et al. 2023).</source>
   <translation>Una tarea que falla: las buenas reseñas se llaman negativas. Un modelo pequeño toma el formato de los ejemplos y responde según lo que significan las palabras; los ejemplos no se imponen a lo aprendido (Wei et al. 2023).</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>invented labels</source>
   <translation>etiquetas inventadas</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/samples.py" />
   <source>A failing task: reviews are called foo and bar. The model soon says one of the two, and which one it says stays a guess: it has learnt the labels from the examples, but not the rule.</source>
   <translation>Una tarea que falla: las reseñas se llaman foo y bar. El modelo pronto dice una de las dos, pero cuál dice sigue siendo azar: de los ejemplos ha aprendido las etiquetas, pero no la regla.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>input</source>
   <translation>entrada</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>output</source>
   <translation>salida</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>arrow</source>
   <translation>flecha</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>question and answer</source>
   <translation>pregunta y respuesta</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>input and output</source>
   <translation>entrada y salida</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>In the template {output} stands before {input}: the model answers behind the question.</source>
   <translation>En la plantilla {output} está antes que {input}: el modelo responde después de la pregunta.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/templates.py" />
   <source>The template must have {name} exactly once: write it where the {part} of an example goes.</source>
   <translation>La plantilla debe contener {name} exactamente una vez: hay que escribirlo donde va la {part} de un ejemplo.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/workbench.py" />
   <source>There is no question: write the input whose output the model is to find.</source>
   <translation>No hay pregunta: hay que escribir la entrada cuya salida debe hallar el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/workbench.py" />
   <source>A workbench is an object with "examples", a list of [input, output], and texts beside it.</source>
   <translation>Un banco de pruebas es un objeto con "examples", una lista de [entrada, salida], y textos aparte.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/workbench.py" />
   <source>Row {row} has no {part}: write one, or switch the row off.</source>
   <translation>La fila {row} no tiene {part}: hay que escribirla o desactivar la fila.</translation>
  </message>
  <message>
   <location filename="visualizer/prompting/workbench.py" />
   <source>Example {number} is no pair of texts: write [input, output].</source>
   <translation>El ejemplo {number} no es un par de textos: hay que escribir [entrada, salida].</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>no text model</source>
   <translation>un modelo no textual</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>{folder} is quantized ({method}), which needs {needed}: take the model as it was before.</source>
   <translation>{folder} está cuantizado ({method}) y requiere {needed}: hay que usar el modelo tal como era antes.</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>{folder} holds a {architecture}, which is {what}: give a text model.</source>
   <translation>{folder} contiene un {architecture}, que es {what}: hay que indicar un modelo de texto.</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>a model of sound</source>
   <translation>un modelo de sonido</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>a model of pictures</source>
   <translation>un modelo de imágenes</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>{folder} is of the type "{family}", which the installed transformers does not know: look whether a newer transformers does.</source>
   <translation>{folder} es del tipo "{family}", que el transformers instalado no conoce: hay que comprobar si lo conoce uno más reciente.</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>{folder} brings Python code of its own ({name}), which would run with all your rights: allow it only if you trust who wrote it.</source>
   <translation>{folder} trae código Python propio ({name}), que se ejecutaría con todos los permisos del usuario: solo se debe permitir si su autor es de confianza.</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>a library that is not known here</source>
   <translation>una biblioteca que aquí no se conoce</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>the package {name}</source>
   <translation>el paquete {name}</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>an NVIDIA card</source>
   <translation>una tarjeta NVIDIA</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source>in a way that is not named</source>
   <translation>de un modo que no se indica</translation>
  </message>
  <message>
   <location filename="visualizer/refusals.py" />
   <source> and </source>
   <translation> y </translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>first token</source>
   <translation>primer token</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>entropy</source>
   <translation>entropía</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>distance</source>
   <translation>distancia</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight that rests on the first token, whatever it is: the sink.</source>
   <translation>Peso que recae en el primer token, sea cual sea: el sumidero.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>previous token</source>
   <translation>token anterior</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on the token just before, the first token set aside.</source>
   <translation>Peso en el token justo anterior, dejando aparte el primer token.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>itself</source>
   <translation>sí mismo</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on the query token itself, the first token set aside.</source>
   <translation>Peso en el propio token de consulta, dejando aparte el primer token.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>same token</source>
   <translation>mismo token</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on earlier copies of the query token, where there are any; on all other copies in a model that reads both ways.</source>
   <translation>Peso en copias anteriores del token de consulta, donde las hay; en todas las demás copias si el modelo lee en ambos sentidos.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>induction</source>
   <translation>inducción</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on what followed an earlier copy of the query token, where there is one.</source>
   <translation>Peso en lo que siguió a una copia anterior del token de consulta, donde la hay.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>separators</source>
   <translation>separadores</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>Weight on punctuation, line ends and special tokens, where there are any.</source>
   <translation>Peso en signos de puntuación, finales de línea y tokens especiales, donde los hay.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>How widely a row is spread, the first token set aside: 0 is one token, 1 bit is two.</source>
   <translation>Cuánto se reparte una fila, dejando aparte el primer token: 0 es un token, 1 bit son dos.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>bits</source>
   <translation>bits</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>How far away the head reads on average, the first token set aside.</source>
   <translation>A qué distancia lee la cabeza en promedio, dejando aparte el primer token.</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>tokens</source>
   <translation>tokens</translation>
  </message>
  <message>
   <location filename="visualizer/roles.py" />
   <source>There is no score "{name}": the scores of heads are {known}.</source>
   <translation>No existe la puntuación "{name}": las puntuaciones de las cabezas son {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>logits</source>
   <translation>logits</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>repetition penalty</source>
   <translation>penalización por repetición</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>softmax</source>
   <translation>softmax</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>temperature</source>
   <translation>temperatura</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>top-k</source>
   <translation>top-k</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>top-p</source>
   <translation>top-p</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>min-p</source>
   <translation>min-p</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>greedy</source>
   <translation>voraz</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>renormalised</source>
   <translation>normalizado</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>temperature is {value}, but it must be a number of at least 0; 0 is greedy.</source>
   <translation>la temperatura es {value}, pero debe ser un número de al menos 0; 0 es voraz.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>top-k is {value}, but it must be at least 1, or 0 to keep every token.</source>
   <translation>top-k es {value}, pero debe ser al menos 1, o 0 para conservar todos los tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>top-p is {value}, but it must be above 0 and at most 1; 1 keeps every token.</source>
   <translation>top-p es {value}, pero debe ser mayor que 0 y como máximo 1; 1 conserva todos los tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>min-p is {value}, but it must be between 0 and 1; 0 keeps every token.</source>
   <translation>min-p es {value}, pero debe estar entre 0 y 1; 0 conserva todos los tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>seed is {value}, but it must be a whole number of at least 0.</source>
   <translation>la semilla es {value}, pero debe ser un número entero de al menos 0.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>repetition penalty is {value}, but it must be a number above 0; 1 changes nothing.</source>
   <translation>la penalización por repetición es {value}, pero debe ser un número mayor que 0; 1 no cambia nada.</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>repetition penalty {value:g}</source>
   <translation>penalización por repetición {value:g}</translation>
  </message>
  <message>
   <location filename="visualizer/sampling.py" />
   <source>temperature {value:g}</source>
   <translation>temperatura {value:g}</translation>
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>the untouched model</source>
   <translation>el modelo intacto</translation>
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>There is no stage "{stage}": the stages are {known}.</source>
   <translation>No existe la etapa "{stage}": las etapas son {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>what stood before</source>
   <translation>lo anterior</translation>
  </message>
  <message>
   <location filename="visualizer/state.py" />
   <source>There is no {name} {number}: counting begins with 0.</source>
   <translation>No existe {name} {number}: se cuenta desde 0.</translation>
  </message>
  <message>
   <location filename="visualizer/surprisal.py" />
   <source>{model} does not predict what follows, so no token surprises it.</source>
   <translation>{model} no predice lo que sigue, así que ningún token le sorprende.</translation>
  </message>
  <message>
   <location filename="visualizer/surprisal.py" />
   <source>There is one token and nothing before it to expect it by: write some more.</source>
   <translation>Hay un solo token y nada antes que permita esperarlo: hay que escribir algo más.</translation>
  </message>
  <message>
   <location filename="visualizer/tokens.py" />
   <source>byte-level BPE</source>
   <translation>BPE de bytes</translation>
  </message>
  <message>
   <location filename="visualizer/tokens.py" />
   <source>word level</source>
   <translation>por palabras</translation>
  </message>
  <message>
   <location filename="visualizer/tokens.py" />
   <source>{file} cannot be read as a tokenizer ({why}): fetch it again.</source>
   <translation>{file} no se puede leer como tokenizador ({why}): hay que descargarlo de nuevo.</translation>
  </message>
  <message>
   <location filename="visualizer/tokens.py" />
   <source>The prompt does not end with what its drawn tokens spell, {text!r}: leave them out.</source>
   <translation>El prompt no termina con lo que forman sus tokens generados, {text!r}: hay que omitirlos.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>{model} is {of} and has no attention of the kind "{kind}": its kinds are {known}.</source>
   <translation>{model} es {of} y no tiene atención del tipo "{kind}": sus tipos son {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>{model} reads its text both ways, so no part of a pass stands alone.</source>
   <translation>{model} lee su texto en ambos sentidos, así que ninguna parte de una pasada vale por sí sola.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>There are no {count} tokens: the text has {total}.</source>
   <translation>No hay {count} tokens: el texto tiene {total}.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>{model} has no language head here, so it predicts no tokens.</source>
   <translation>{model} no tiene aquí cabeza de lenguaje, así que no predice tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>{model} does not show what its heads add to the residual stream.</source>
   <translation>{model} no muestra lo que sus cabezas suman al flujo residual.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>There is no layer {layer}: {model} has layers 0 to {last}.</source>
   <translation>No existe la capa {layer}: {model} tiene las capas 0 a {last}.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>There is no head {head}: {model} has heads 0 to {last}.</source>
   <translation>No existe la cabeza {head}: {model} tiene las cabezas 0 a {last}.</translation>
  </message>
  <message>
   <location filename="visualizer/trace.py" />
   <source>{model} gives its attention weights alone: choose the stage softmax.</source>
   <translation>{model} solo da sus pesos de atención: hay que elegir la etapa softmax.</translation>
  </message>
  <message>
   <location filename="visualizer/tree.py" />
   <source>The tree is {depth} tokens deep, but it must be between 1 and {most}.</source>
   <translation>La profundidad del árbol es de {depth} tokens, pero debe estar entre 1 y {most}.</translation>
  </message>
  <message>
   <location filename="visualizer/tree.py" />
   <source>The tree has {width} branches, but it must have at least 1.</source>
   <translation>El árbol tiene {width} ramas, pero debe tener al menos 1.</translation>
  </message>
  <message>
   <location filename="visualizer/tree.py" />
   <source>This tree would take {passes} passes of the model, more than {most}: make it less deep or give it fewer branches.</source>
   <translation>Este árbol requeriría {passes} pasadas del modelo, más de {most}: hay que darle menos profundidad o menos ramas.</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>layer {layer}, head {head}, {stage}, query {query} “{token}”</source>
   <translation>capa {layer}, cabeza {head}, {stage}, consulta {query} “{token}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>{model} ({layers} × {heads} heads of {kind} attention, {parameters} parameters, {precision})</source>
   <translation>{model} ({layers} × {heads} cabezas de atención [{kind}], {parameters} parámetros, {precision})</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>{model} ({layers} × {heads} heads, {parameters} parameters, {precision})</source>
   <translation>{model} ({layers} × {heads} cabezas, {parameters} parámetros, {precision})</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Tokens</source>
   <translation>Tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the pieces the model reads, with their ids</source>
   <translation>las piezas que lee el modelo, con sus id</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Tokenizers</source>
   <translation>Tokenizadores</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the same text through the tokenizers of several models</source>
   <translation>el mismo texto en los tokenizadores de varios modelos</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Embedding</source>
   <translation>Embedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>token vector + position vector = what enters layer 0</source>
   <translation>vector de token + vector de posición = lo que entra en la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Positions</source>
   <translation>Posiciones</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what tells positions apart in this model</source>
   <translation>qué distingue las posiciones en este modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>All heads</source>
   <translation>Todas las cabezas</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the attention of every head of every layer</source>
   <translation>la atención de cada cabeza de cada capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Heads by role</source>
   <translation>Cabezas por función</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>every head as a dot, with any two of its scores as axes</source>
   <translation>cada cabeza como un punto, con dos cualesquiera de sus puntuaciones como ejes</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>One head</source>
   <translation>Una cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the attention of one head, at any stage</source>
   <translation>la atención de una cabeza, en cualquier etapa</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>One row</source>
   <translation>Una fila</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>where the query token looks, with numbers</source>
   <translation>adónde mira el token de consulta, con números</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Arcs</source>
   <translation>Arcos</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the attention of one head as lines between tokens</source>
   <translation>la atención de una cabeza como líneas entre tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Logit lens</source>
   <translation>Lente de logits</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what the model would say after each layer</source>
   <translation>qué diría el modelo después de cada capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Next token</source>
   <translation>Siguiente token</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what may come next, before and after sampling settings</source>
   <translation>qué puede venir después, antes y después de los ajustes de muestreo</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Drawing the next token</source>
   <translation>Sorteo del token</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what each sampling setting keeps and cuts, and the draw</source>
   <translation>qué conserva y qué corta cada ajuste de muestreo, y el sorteo</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Temperature</source>
   <translation>Temperatura</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the likeliest tokens as temperature runs from 0 to 2</source>
   <translation>los tokens más probables con la temperatura de 0 a 2</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Timeline</source>
   <translation>Cronología</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what was drawn, step by step, with its probability</source>
   <translation>lo generado, paso a paso, con su probabilidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Surprisal</source>
   <translation>Sorpresa</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the text, coloured by how much each token surprises the model</source>
   <translation>el texto, coloreado según cuánto sorprende cada token al modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Fillers</source>
   <translation>Rellenos</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what an encoder puts at each mask</source>
   <translation>qué pone un codificador en cada máscara</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Where a number comes from</source>
   <translation>De dónde sale un número</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>how a weight, a probability or an embedding comes about</source>
   <translation>cómo se forma un peso, una probabilidad o un embedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>What the head passes on</source>
   <translation>Qué transmite la cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the values a head reads, and its share of the stream</source>
   <translation>los valores que lee una cabeza, y su parte del flujo</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Feed-forward network</source>
   <translation>Red de propagación directa</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the strongest units, and the network's share of the stream</source>
   <translation>las unidades más fuertes, y la parte de la red en el flujo</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Architecture</source>
   <translation>Arquitectura</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the parts of the model, and how they are wired</source>
   <translation>las partes del modelo, y cómo se conectan</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Many draws</source>
   <translation>Muchos sorteos</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>how often each token is drawn, against its probability</source>
   <translation>cuántas veces sale cada token, frente a su probabilidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>What could follow</source>
   <translation>Qué podría seguir</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the likeliest continuations as branches</source>
   <translation>las continuaciones más probables, como ramas</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Beam search</source>
   <translation>Búsqueda por haces</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the beams that each step keeps and drops</source>
   <translation>los haces que cada paso conserva y descarta</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Continuations</source>
   <translation>Continuaciones</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the greedy text, and random ones with other seeds</source>
   <translation>el texto voraz, y otros aleatorios con otras semillas</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Compare</source>
   <translation>Comparar</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>several prompts, or models, side by side</source>
   <translation>varios prompts, o modelos, lado a lado</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Shots</source>
   <translation>Con y sin ejemplos</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>the next token behind no example, one, and all of them</source>
   <translation>el siguiente token sin ejemplos, con uno y con todos</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>In-context curve</source>
   <translation>Curva en contexto</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what examples do to the expected answer</source>
   <translation>qué efecto tienen los ejemplos en la respuesta esperada</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>Heads by effect</source>
   <translation>Cabezas por efecto</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>what removing each head does to the likeliest token</source>
   <translation>el efecto de quitar cada cabeza en el token más probable</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>There is no view "{name}": the views are {known}.</source>
   <translation>No existe la vista "{name}": las vistas son {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>{kind} attention, {place}</source>
   <translation>atención [{kind}], {place}</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>from a checkout</source>
   <translation>desde el repositorio</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>next token</source>
   <translation>siguiente token</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>tokens behind the masks</source>
   <translation>tokens tras las máscaras</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>next token of the target</source>
   <translation>siguiente token del destino</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>hidden states, no language head</source>
   <translation>estados ocultos, sin cabeza de lenguaje</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>learned position vectors</source>
   <translation>vectores de posición aprendidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>sinusoidal position vectors</source>
   <translation>vectores de posición sinusoidales</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>rotary positions</source>
   <translation>posiciones rotatorias</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>ALiBi</source>
   <translation>ALiBi</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>a position bias for buckets of distances</source>
   <translation>un sesgo de posición por cubetas de distancias</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>no position scheme</source>
   <translation>ningún esquema de posiciones</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Self-attention</source>
   <translation>Autoatención</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Masked self-attention</source>
   <translation>Autoatención enmascarada</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Cross-attention</source>
   <translation>Atención cruzada</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{model} is {kind} and has {parameters} parameters: {layers} layers of {heads} heads, in which first attention and then a feed-forward network are added to a stream {width} wide; it has {scheme}.</source>
   <translation>{model} es {kind} y tiene {parameters} parámetros: {layers} capas de {heads} cabezas, en las que primero la atención y después una red de propagación directa se suman a un flujo de anchura {width}; tiene {scheme}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{model} is an {kind} of {parameters} parameters: {others} layers read the source, {layers} layers of {heads} heads write the target and look at the source by cross-attention; it has {scheme}.</source>
   <translation>{model} es un {kind} de {parameters} parámetros: {others} capas leen el origen, {layers} capas de {heads} cabezas escriben el destino y miran al origen con atención cruzada; tiene {scheme}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{model} is {kind} and has {parameters} parameters: {layers} layers of {heads} heads, {width} wide, with {scheme}; how its blocks are wired is not known here.</source>
   <translation>{model} es {kind} y tiene {parameters} parámetros: {layers} capas de {heads} cabezas, con anchura {width} y {scheme}; aquí no se sabe cómo se conectan sus bloques.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{model} is {kind} and has {parameters} parameters: {layers} layers of {heads} heads, in which attention and feed-forward network read the same stream, {width} wide, and are added at once; it has {scheme}.</source>
   <translation>{model} es {kind} y tiene {parameters} parámetros: {layers} capas de {heads} cabezas, en las que la atención y la red de propagación directa leen el mismo flujo, de anchura {width}, y se suman a la vez; tiene {scheme}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>One of {count} layers: all are wired alike, each has weights of its own.</source>
   <translation>Una de {count} capas: todas se conectan igual, cada una tiene sus propios pesos.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>× {count} layers</source>
   <translation>× {count} capas</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>× {count} layer</source>
   <translation>× {count} capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{width} × {count} tokens</source>
   <translation>{width} × {count} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} heads × {width}</source>
   <translation>{count} cabezas × {width}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} key-value heads</source>
   <translation>{count} cabezas de clave-valor</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} key-value head</source>
   <translation>{count} cabeza de clave-valor</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{name}, layer {layer}: {parts}. A click shows all heads.</source>
   <translation>{name}, capa {layer}: {parts}. Un clic muestra todas las cabezas.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} units · {activation}</source>
   <translation>{count} unidades · {activation}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{name}, layer {layer}: {parts}. A click shows what it does.</source>
   <translation>{name}, capa {layer}: {parts}. Un clic muestra lo que hace.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Token embedding</source>
   <translation>Embedding de tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Token embedding: a vector of {width} numbers for each of {count} tokens.</source>
   <translation>Embedding de tokens: un vector de {width} números para cada uno de {count} tokens.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Final {norm}, behind the last layer.</source>
   <translation>{norm} final, tras la última capa.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Masked-language head</source>
   <translation>Cabeza de lenguaje enmascarado</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Unembedding</source>
   <translation>Unembedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>the token embedding, turned around</source>
   <translation>el embedding de tokens, traspuesto</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>weights of its own</source>
   <translation>de pesos propios</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{name}: a logit for each of {count} tokens; its matrix is {tied}.</source>
   <translation>{name}: un logit para cada uno de {count} tokens; su matriz es {tied}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>keys and values from the source</source>
   <translation>claves y valores del origen</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Experts</source>
   <translation>Expertos</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{name}: brings the vector to one size before what follows.</source>
   <translation>{name}: lleva el vector a un mismo tamaño antes de lo que sigue.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>causal</source>
   <translation>causal</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>both ways</source>
   <translation>ambos sentidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>window {size}</source>
   <translation>ventana {size}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>soft cap {size:g}</source>
   <translation>tope suave {size:g}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>RoPE, turns q and k</source>
   <translation>RoPE, gira q y k</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Rotary positions: they turn queries and keys by their places.</source>
   <translation>Posiciones rotatorias: giran consultas y claves según su lugar.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>ALiBi, bias by distance</source>
   <translation>ALiBi, sesgo por distancia</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>ALiBi: each head lowers its scores with distance, by its own slope.</source>
   <translation>ALiBi: cada cabeza baja sus puntuaciones con la distancia, según su propia pendiente.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>position bias, {count} buckets</source>
   <translation>sesgo de posición, {count} cubetas</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Position bias: each head adds a learned number to its scores, by the bucket of the distance.</source>
   <translation>Sesgo de posición: cada cabeza suma a sus puntuaciones un número aprendido, según la cubeta de la distancia.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>layers</source>
   <translation>capas</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>heads</source>
   <translation>cabezas</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{width} wide</source>
   <translation>de anchura {width}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>key-value heads</source>
   <translation>cabezas de clave-valor</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>width</source>
   <translation>anchura</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>context</source>
   <translation>contexto</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>vocabulary</source>
   <translation>vocabulario</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} tokens × {width}</source>
   <translation>{count} tokens × {width}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Position vectors</source>
   <translation>Vectores de posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} × {width}, learned</source>
   <translation>{count} × {width}, aprendidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{count} × {width}, sinusoidal</source>
   <translation>{count} × {width}, sinusoidales</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Position vectors: one of {count} vectors is added to each token's, by its place.</source>
   <translation>Vectores de posición: al de cada token se le suma uno de {count} vectores, según su lugar.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Segment vectors</source>
   <translation>Vectores de segmento</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>one for each text</source>
   <translation>uno por cada texto</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Segment vectors: one is added to each token's, by the text it belongs to.</source>
   <translation>Vectores de segmento: al de cada token se le suma uno, según el texto al que pertenece.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>residual stream</source>
   <translation>flujo residual</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>layer {layer}</source>
   <translation>capa {layer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>the encoded source</source>
   <translation>el origen codificado</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>{chosen} of {count} networks a token</source>
   <translation>{chosen} de {count} redes por token</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Feed-forward</source>
   <translation>Propagación directa</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>sinks</source>
   <translation>sumideros</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>RoPE, {width} of {all} dimensions</source>
   <translation>RoPE, {width} de {all} dimensiones</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>Rotary positions: they turn {width} of {all} dimensions of queries and keys.</source>
   <translation>Posiciones rotatorias: giran {width} de {all} dimensiones de consultas y claves.</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>source tokens</source>
   <translation>tokens del origen</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>target tokens so far</source>
   <translation>tokens del destino hasta aquí</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>tied</source>
   <translation>compartida</translation>
  </message>
  <message>
   <location filename="visualizer/views/architecture.py" />
   <source>own weights</source>
   <translation>pesos propios</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>Nothing was computed yet: beam search will stand here as branches, step by step, with the beams it kept and those it dropped.</source>
   <translation>Aún no se ha calculado nada: aquí se verá la búsqueda por haces como ramas, paso a paso, con los haces que conservó y los que descartó.</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>{beam}: score {score} nats · {token} {share} % behind it · kept in step {step}</source>
   <translation>{beam}: puntuación {score} nats · {token} {share} % tras lo anterior · conservado en el paso {step}</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>probability per token, %</source>
   <translation>probabilidad por token, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>exponent of score ÷ length to the power of {penalty:g}, %</source>
   <translation>exponencial de puntuación ÷ longitud elevada a {penalty:g}, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>Beam search with {count} beams took {steps} steps behind {token} and dropped {dropped} candidates; its best text is {text} with a score of {score}.</source>
   <translation>La búsqueda con {count} haces dio {steps} pasos tras {token} y descartó {dropped} candidatos; su mejor texto es {text}, con una puntuación de {score}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>{beam}: score {score} nats · {token} {share} % behind it · dropped in step {step}</source>
   <translation>{beam}: puntuación {score} nats · {token} {share} % tras lo anterior · descartado en el paso {step}</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>{beam}: score {score} nats · {token} {share} % behind it · finished in step {step}, {final} with the length penalty</source>
   <translation>{beam}: puntuación {score} nats · {token} {share} % tras lo anterior · terminado en el paso {step}, {final} con la penalización por longitud</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>Beam search with {count} beams is {steps} steps behind {token}; it has dropped {dropped} candidates.</source>
   <translation>La búsqueda con {count} haces va {steps} pasos por delante de {token}; ha descartado {dropped} candidatos.</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>step</source>
   <translation>paso</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>{count} beams · probability of the path as given, %; struck: dropped</source>
   <translation>{count} haces · probabilidad del camino tal como la da el modelo, %; tachado: descartado</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>after {token}</source>
   <translation>tras {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>finished texts</source>
   <translation>textos terminados</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>probability, %</source>
   <translation>probabilidad, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/beams.py" />
   <source>{count} tokens, score {score}</source>
   <translation>{count} tokens, puntuación {score}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{what}, against {baseline}{tokens}.</source>
   <translation>{what}, en comparación con {baseline}{tokens}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>After {token} {moves}</source>
   <translation>Tras {token}, {moves}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>layer {layer} head {head} off</source>
   <translation>capa {layer} cabeza {head} desactivada</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>no token rose or fell</source>
   <translation>ningún token subió ni bajó</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Head {head} of layer {layer}: {quantity} from {query} to {key} changed most, by {change}</source>
   <translation>Cabeza {head} de la capa {layer}: el mayor cambio de {quantity} va de {query} a {key}, {change}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Head {head} of layer {layer} is as it was</source>
   <translation>La cabeza {head} de la capa {layer} sigue como estaba</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>From {query}, head {head} of layer {layer} changed most on {key}, from {before} to {now} %</source>
   <translation>Desde {query}, la cabeza {head} de la capa {layer} cambió sobre todo en {key}, de {before} a {now} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>From {query}, head {head} of layer {layer} looks where it looked</source>
   <translation>Desde {query}, la cabeza {head} de la capa {layer} mira adonde miraba</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Of all heads, head {head} of layer {layer} changed most: {change} from {query} to {key}</source>
   <translation>De todas las cabezas, la {head} de la capa {layer} es la que más cambió: {change} de {query} a {key}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>No head attends to other tokens than before</source>
   <translation>Ninguna cabeza atiende a otros tokens que antes</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>the target “{prompt}”</source>
   <translation>el destino “{prompt}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>layer {layer} head {head}</source>
   <translation>capa {layer} cabeza {head}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{before} became {now}</source>
   <translation>{before} pasó a ser {now}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{count} gone</source>
   <translation>{count} menos</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>against {baseline}</source>
   <translation>comparado con {baseline}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>Next token: what changed</source>
   <translation>Siguiente token: qué cambió</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{token} rose most, from {before} to {now} %</source>
   <translation>{token} fue el que más subió, de {before} a {now} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{token} fell most, from {before} to {now} %</source>
   <translation>{token} fue el que más bajó, de {before} a {now} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>difference</source>
   <translation>diferencia</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>One head: what changed</source>
   <translation>Una cabeza: qué cambió</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>before</source>
   <translation>antes</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>One row: what changed</source>
   <translation>Una fila: qué cambió</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>now − before</source>
   <translation>ahora − antes</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>All heads: what changed</source>
   <translation>Todas las cabezas: qué cambió</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>the prompt “{prompt}”</source>
   <translation>el prompt “{prompt}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>the source “{prompt}”</source>
   <translation>el origen “{prompt}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>and {count} more</source>
   <translation>y {count} más</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>1 new token</source>
   <translation>1 token nuevo</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{count} new tokens</source>
   <translation>{count} tokens nuevos</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>bits, before {entropy:.2f}</source>
   <translation>bits, antes {entropy:.2f}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>moved</source>
   <translation>desplazado</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>KL {bits:.3f} bits</source>
   <translation>KL {bits:.3f} bits</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>now %</source>
   <translation>ahora %</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>change of {quantity}</source>
   <translation>cambio de {quantity}</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>change of weight</source>
   <translation>cambio de peso</translation>
  </message>
  <message>
   <location filename="visualizer/views/change.py" />
   <source>{quantity} now</source>
   <translation>{quantity} ahora</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Nothing is compared yet: two to four prompts, or one prompt on several models, would stand here side by side.</source>
   <translation>Aún no se compara nada: aquí se verían de dos a cuatro prompts, o un prompt en varios modelos, lado a lado.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>half the sum of all differences between the two: what the probability of any set of tokens differs by at most</source>
   <translation>la mitad de la suma de todas las diferencias entre ambas: lo máximo que difiere la probabilidad de un conjunto cualquiera de tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>how far the two are from their mean, on average: 0 where they are equal, 1 bit where no token is possible in both</source>
   <translation>cuánto distan en promedio las dos de su media: 0 si son iguales, 1 bit si ningún token es posible en ambas</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{passes} read different texts, and give every token the same probability behind them.</source>
   <translation>{passes} leen textos distintos y dan a cada token la misma probabilidad a continuación.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>how many bits more it takes on average to tell what {one} draws in a code made for {other}: ∞ where {other} rules out what {one} does not</source>
   <translation>cuántos bits más hacen falta en promedio para transmitir lo que genera {one} con un código hecho para {other}: ∞ si {other} excluye algo que {one} no excluye</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>bits, {one} from {other}</source>
   <translation>bits, {one} respecto a {other}</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{more} and {less} are farthest apart, most of all over {token}: {more} gives it {high} %, {less} {low}. Their total variation distance is {variation} %, their Jensen–Shannon divergence {shannon} bits.</source>
   <translation>{more} y {less} son las que más distan, sobre todo en {token}: {more} le da {high} % y {less}, {low}. Su distancia de variación total es {variation} %; su divergencia de Jensen–Shannon, {shannon} bits.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Tokens are matched by what they spell; {one} gives {share} % to tokens that {other} does not have.</source>
   <translation>Los tokens se emparejan por su texto; {one} da {share} % a tokens que {other} no tiene.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{passes} read the same tokens, so they say the same of the next one: change a word of one, or let another model read it.</source>
   <translation>{passes} leen los mismos tokens, así que dicen lo mismo del siguiente: hay que cambiar una palabra o elegir otro modelo para una de ellas.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Kullback–Leibler</source>
   <translation>Kullback–Leibler</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>bits of entropy</source>
   <translation>bits de entropía</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{name} · {model} · “{end}”</source>
   <translation>{name} · {model} · “{end}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{name} · “{end}”</source>
   <translation>{name} · “{end}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>They differ most over {token}: {more} gives it {high} %, {less} {low}. Their total variation distance is {variation} %, their Jensen–Shannon divergence {shannon} bits.</source>
   <translation>Difieren sobre todo en {token}: {more} le da {high} % y {less}, {low}. Su distancia de variación total es {variation} %; su divergencia de Jensen–Shannon, {shannon} bits.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Tokens are matched by what they spell.</source>
   <translation>Los tokens se emparejan por su texto.</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Likeliest tokens</source>
   <translation>Tokens más probables</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>% as the models give them</source>
   <translation>% tal como los dan los modelos</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>% as the model gives them</source>
   <translation>% tal como los da el modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>not in its vocabulary</source>
   <translation>no está en su vocabulario</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Largest differences</source>
   <translation>Mayores diferencias</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>percentage points more than {first}</source>
   <translation>puntos porcentuales más que {first}</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{bits:.2f} bits a byte of the prompt</source>
   <translation>{bits:.2f} bits por byte del prompt</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>the last {read} of {count} tokens are read</source>
   <translation>se leen los últimos {read} de {count} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{read} of {context} tokens</source>
   <translation>{read} de {context} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>none, having no such token</source>
   <translation>nada, porque no lo tiene</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{share} %</source>
   <translation>{share} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>{first} {share} %</source>
   <translation>{first} {share} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>total variation</source>
   <translation>variación total</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Jensen–Shannon</source>
   <translation>Jensen–Shannon</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>bits, at most 1</source>
   <translation>bits, como máximo 1</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>perplexity {perplexity} of the prompt</source>
   <translation>perplejidad {perplexity} del prompt</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>total variation {one}, {other}</source>
   <translation>variación total {one}, {other}</translation>
  </message>
  <message>
   <location filename="visualizer/views/comparison.py" />
   <source>Jensen–Shannon divergence {bits} bits</source>
   <translation>divergencia de Jensen–Shannon {bits} bits</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>Nothing was drawn yet: the greedy text will stand here, and below it random ones from seed to seed, each token coloured by the probability that the model gave it.</source>
   <translation>Aún no se ha generado nada: aquí se verá el texto voraz y, debajo, otros aleatorios de semilla en semilla, con cada token coloreado según la probabilidad que le dio el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>Greedy choice after {token} repeats {share} % of the 4-grams of its {tokens} tokens, at {bits:.2f} bits a token; drawn with {settings} the texts repeat {others} % on average, at {other_bits:.2f}.</source>
   <translation>La elección voraz tras {token} repite el {share} % de los 4-gramas de sus {tokens} tokens, con {bits:.2f} bits por token; con el ajuste {settings}, los textos aleatorios repiten el {others} % en promedio, con {other_bits:.2f}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>step {step} {token}</source>
   <translation>paso {step} {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>{bits:.1f} bits a token</source>
   <translation>{bits:.1f} bits por token</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>Greedy choice after {token} repeats {share} % of the 4-grams of its {tokens} tokens, at {bits:.2f} bits a token.</source>
   <translation>La elección voraz tras {token} repite el {share} % de los 4-gramas de sus {tokens} tokens, con {bits:.2f} bits por token.</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>{share} % of its runs of {count} tokens were there before in the same text (seq-rep-4) · {bits:.2f} bits a token on average, as the model gave it</source>
   <translation>el {share} % de sus secuencias de {count} tokens ya estaba antes en el mismo texto (seq-rep-4) · {bits:.2f} bits por token en promedio, según el modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>{share} % of its runs of four tokens were there before</source>
   <translation>repite el {share} % de sus secuencias de 4 tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>none of its runs of four tokens was there before</source>
   <translation>no repite secuencias de 4 tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>end of text</source>
   <translation>fin del texto</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>seed {seed}</source>
   <translation>semilla {seed}</translation>
  </message>
  <message>
   <location filename="visualizer/views/continuations.py" />
   <source>probability</source>
   <translation>probabilidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>Of {count} draws after {token}, with the seeds {first} to {last}, {drawn} % were {most}, whose probability is {share} %.</source>
   <translation>De {count} sorteos tras {token}, con las semillas {first} a {last}, el {drawn} % dio {most}, cuya probabilidad es {share} %.</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>top {count} of {all}</source>
   <translation>top {count} de {all}</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>whisker: where 95 % of such counts fall</source>
   <translation>bigote: 95 % de los casos</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>drawn {drawn} times in {count}, {share:.2f} %; expected {probability:.2f} %, in most cases {low:.2f} to {high:.2f} %</source>
   <translation>salió {drawn} veces de {count}, {share:.2f} %; lo esperado es {probability:.2f} %, casi siempre entre {low:.2f} y {high:.2f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>{count} others</source>
   <translation>{count} más</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>expected</source>
   <translation>esperado</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>drawn %</source>
   <translation>observado %</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>draws</source>
   <translation>sorteos</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>tokens drawn</source>
   <translation>tokens que salieron</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>of {count}</source>
   <translation>de {count}</translation>
  </message>
  <message>
   <location filename="visualizer/views/draws.py" />
   <source>from expected</source>
   <translation>respecto a lo esperado</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Nothing was computed yet: what removing each head does to a token takes one pass a head, exact and in the background.</source>
   <translation>Aún no se ha calculado nada: saber qué efecto tiene quitar cada cabeza en un token requiere una pasada por cabeza, exacta y en segundo plano.</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>change of log-probability</source>
   <translation>cambio de log-probabilidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Head {head} of layer {layer} hinders {token} at {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation>La cabeza {head} de la capa {layer} es la que más frena a {token} en {query}: {with_it} % con todas las cabezas, {without} % sin ella.</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Head {head} of layer {layer} hinders {token} after {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation>La cabeza {head} de la capa {layer} es la que más frena a {token} tras {query}: {with_it} % con todas las cabezas, {without} % sin ella.</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Head {head} of layer {layer} helps {token} at {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation>La cabeza {head} de la capa {layer} es la que más favorece a {token} en {query}: {with_it} % con todas las cabezas, {without} % sin ella.</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>Head {head} of layer {layer} helps {token} after {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation>La cabeza {head} de la capa {layer} es la que más favorece a {token} tras {query}: {with_it} % con todas las cabezas, {without} % sin ella.</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>{token} without the head</source>
   <translation>{token} sin la cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>top {count} of {all} heads</source>
   <translation>top {count} de {all} cabezas</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>every head in place</source>
   <translation>todas las cabezas activas</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>layer</source>
   <translation>capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>head</source>
   <translation>cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>change of log p</source>
   <translation>cambio de log p</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>nats</source>
   <translation>nats</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>{token} at {query}</source>
   <translation>{token} en {query}</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>{token} after {query}</source>
   <translation>{token} tras {query}</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>log-probability {change} nats, logit {before} → {now}</source>
   <translation>log-probabilidad {change} nats, logit {before} → {now}</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>with</source>
   <translation>con</translation>
  </message>
  <message>
   <location filename="visualizer/views/effects.py" />
   <source>without %</source>
   <translation>sin ella %</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>source</source>
   <translation>origen</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>target</source>
   <translation>destino</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>token</source>
   <translation>token</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>dims {first}–{last} of {width}</source>
   <translation>dims {first}–{last} de {width}</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>embedding</source>
   <translation>embedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>into layer 0</source>
   <translation>a la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>tokens {first}–{last}</source>
   <translation>tokens {first}–{last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>position</source>
   <translation>posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>sum, into layer 0</source>
   <translation>suma, a la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>dimension</source>
   <translation>dimensión</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>token, into layer 0</source>
   <translation>token, a la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>behind {further}</source>
   <translation>tras {further}</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>activation</source>
   <translation>activación</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>length</source>
   <translation>longitud</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>weight</source>
   <translation>peso</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>{chosen} of {count}</source>
   <translation>{chosen} de {count}</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>For {token}, unit {unit} is strongest in the feed-forward network of layer {layer} ({value}); the network adds a vector of length {network}, the attention one of {attention}, to a stream that is {before} long before the layer and {after} after it.</source>
   <translation>Para {token}, la unidad {unit} es la más fuerte de la red de propagación directa de la capa {layer} ({value}); la red suma un vector de longitud {network}, la atención uno de {attention}, a un flujo de longitud {before} antes de la capa y {after} después.</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>Of {model} only the attention is known here, not its feed-forward networks.</source>
   <translation>De {model} aquí solo se conoce la atención, no sus redes de propagación directa.</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>cross-attention</source>
   <translation>atención cruzada</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>attention</source>
   <translation>atención</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>For {token}, unit {unit} of the feed-forward network of layer {layer} is strongest behind the non-linearity ({value}).</source>
   <translation>Para {token}, la unidad {unit} de la red de propagación directa de la capa {layer} es la más fuerte tras la no linealidad ({value}).</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>For {token}, layer {layer} sends the token to expert {expert} above all (weight {weight}); its networks add a vector of length {network}, its attention one of {attention}, to a stream that is {before} long before the layer and {after} after it.</source>
   <translation>Para {token}, la capa {layer} envía el token sobre todo al experto {expert} (peso {weight}); sus redes suman un vector de longitud {network}, su atención uno de {attention}, a un flujo de longitud {before} antes de la capa y {after} después.</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>For {token}, the feed-forward network of layer {layer} adds a vector of length {network}, its attention one of {attention}, to a stream that is {before} long before the layer and {after} after it.</source>
   <translation>Para {token}, la red de propagación directa de la capa {layer} suma un vector de longitud {network}, su atención uno de {attention}, a un flujo de longitud {before} antes de la capa y {after} después.</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>“{token}”   layer {layer}</source>
   <translation>“{token}”   capa {layer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>{name}, gated</source>
   <translation>{name}, con compuerta</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>strongest units</source>
   <translation>unidades más fuertes</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>rank</source>
   <translation>rango</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>strongest units of every layer</source>
   <translation>unidades más fuertes de cada capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>lengths in the residual stream</source>
   <translation>longitudes en el flujo residual</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>after each layer</source>
   <translation>después de cada capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>experts chosen</source>
   <translation>expertos elegidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>expert</source>
   <translation>experto</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>experts of every layer</source>
   <translation>expertos de cada capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>feed-forward</source>
   <translation>propagación directa</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>unit</source>
   <translation>unidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>unit {number}</source>
   <translation>unidad {number}</translation>
  </message>
  <message>
   <location filename="visualizer/views/feed_forward.py" />
   <source>expert {number}</source>
   <translation>experto {number}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/bars.py" />
   <source>cut</source>
   <translation>cortado</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/bars.py" />
   <source>now {share:.4f} %</source>
   <translation>ahora {share:.4f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/bars.py" />
   <source>before {before:.4f} %, {now}, {moved} percentage points</source>
   <translation>antes {before:.4f} %, {now}, {moved} puntos porcentuales</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/bars.py" />
   <source>as given {given:.4f} %, {now}</source>
   <translation>tal cual {given:.4f} %, {now}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/bars.py" />
   <source>as given</source>
   <translation>tal cual</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/branches.py" />
   <source>{count} more</source>
   <translation>{count} más</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/branches.py" />
   <source>{shown} of {count} tokens shown</source>
   <translation>{shown} de {count} tokens a la vista</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/dots.py" />
   <source>{name} {points} percentage points</source>
   <translation>{name} {points} puntos porcentuales</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/dots.py" />
   <source>{name} {share:.4f} %</source>
   <translation>{name} {share:.4f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/heads.py" />
   <source>layer {layer} head {head}: strongest {pair}</source>
   <translation>capa {layer} cabeza {head}: par más fuerte {pair}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/heads.py" />
   <source>layer {layer} head {head}: {scores}</source>
   <translation>capa {layer} cabeza {head}: {scores}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/heads.py" />
   <source>output × {factor:g}</source>
   <translation>salida × {factor:g}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>{token} looks at {where}: {quantity} {value}</source>
   <translation>{token} mira a {where}: {quantity} {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>masked, outside the window</source>
   <translation>enmascarado, fuera de la ventana</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>masked, this token comes later</source>
   <translation>enmascarado, este token viene después</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>{where}: masked, outside the window</source>
   <translation>{where}: enmascarado, fuera de la ventana</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>{where}: masked, this token comes later</source>
   <translation>{where}: enmascarado, este token viene después</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>{query}, {key}: weight {value}</source>
   <translation>{query}, {key}: peso {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>pinned</source>
   <translation>fijado</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>not there before</source>
   <translation>antes no estaba</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/maps.py" />
   <source>difference {value}</source>
   <translation>diferencia {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>mass {mass}, entropy {entropy} bits, tokens {tokens}</source>
   <translation>masa {mass}, entropía {entropy} bits, tokens {tokens}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>id {id}, rank {rank}</source>
   <translation>id {id}, rango {rank}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>draw</source>
   <translation>sorteo</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>{number} now hits {hit}; the text went on with {then}</source>
   <translation>{number} cae ahora en {hit}; el texto siguió con {then}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>{token}: from {start:.4f} to {end:.4f}, {share:.4f} %</source>
   <translation>{token}: de {start:.4f} a {end:.4f}, {share:.4f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>mass</source>
   <translation>masa</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>entropy, bits</source>
   <translation>entropía, bits</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>now the likeliest, {hit}; the text went on with {then}</source>
   <translation>ahora el más probable, {hit}; el texto siguió con {then}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>{share} · hit by {number:.6f}</source>
   <translation>{share} · aquí cae {number:.6f}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>now hit</source>
   <translation>sale ahora</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>drawn</source>
   <translation>sale</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>{stage} cuts it</source>
   <translation>{stage} lo corta</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/sampling.py" />
   <source>the text went on with it</source>
   <translation>el texto siguió con él</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure/tokens.py" />
   <source>{token}: {bits:.2f} bits, {probability} %, rank {rank} · likeliest in %: {expected}</source>
   <translation>{token}: {bits:.2f} bits, {probability} %, rango {rank} · más probables, en %: {expected}</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>{model} was trained by {objective}: it goes on with a text and fills no masks, which the view of the next token shows.</source>
   <translation>{model} se entrenó con {objective}: continúa un texto, como muestra la vista del siguiente token, y no rellena máscaras.</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>{model} fills the {count} masks, each by itself, likeliest with {fillers}.</source>
   <translation>{model} rellena las {count} máscaras, cada una por separado, con lo más probable: {fillers}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>Nothing is masked: at {token}, which it sees, {model} would put {filler} ({given} % as the model gave it, {now} % after {settings}).</source>
   <translation>No hay nada enmascarado: en {token}, que ve, {model} pondría {filler} ({given} % tal como lo da el modelo, {now} % con el ajuste {settings}).</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>at {token}</source>
   <translation>en {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>{token} at token {place} ({given} % as the model gave it, {now} % after {settings})</source>
   <translation>{token} en el token {place} ({given} % tal como lo da el modelo, {now} % con el ajuste {settings})</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>{model} fills the mask likeliest with {fillers}.</source>
   <translation>{model} rellena la máscara con lo más probable: {fillers}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/fillers.py" />
   <source>token {place} {token}</source>
   <translation>token {place} {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>scaled</source>
   <translation>escalado</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>+ bias</source>
   <translation>+ sesgo</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>capped</source>
   <translation>con tope</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>masked</source>
   <translation>enmascarado</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>score</source>
   <translation>puntuación</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>no bias in this layer</source>
   <translation>sin sesgo en esta capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>no cap in this layer</source>
   <translation>sin tope en esta capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>the model gives its weights alone</source>
   <translation>el modelo solo da sus pesos</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>first key aside</source>
   <translation>primera clave aparte</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>The first token's column is set aside from the colours; its weights are as they were.</source>
   <translation>La columna del primer token queda fuera de los colores; sus pesos siguen como estaban.</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>{layers} layers of {heads} heads by “{score}”, highest first: {first}.</source>
   <translation>{layers} capas de {heads} cabezas según “{score}”, de mayor a menor: {first}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>{passing} of {all} reach {least}.</source>
   <translation>{passing} de {all} alcanzan {least}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>{count} of {tokens} queries</source>
   <translation>{count} de {tokens} consultas</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>largest in each cell</source>
   <translation>máximo de cada celda</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>head {head} of layer {layer} ({score})</source>
   <translation>cabeza {head} de la capa {layer} ({score})</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>This prompt gives no head of the {layers} layers of {heads} a score for “{score}”.</source>
   <translation>Con este prompt, ninguna cabeza de las {layers} capas de {heads} tiene puntuación en “{score}”.</translation>
  </message>
  <message>
   <location filename="visualizer/views/heads.py" />
   <source>Computed from {queries}.</source>
   <translation>Calculado con {queries}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>Nothing was computed yet: the probability of the expected answer against the number of examples stands here, one exact pass for each prompt.</source>
   <translation>Aún no se ha calculado nada: aquí se verá la probabilidad de la respuesta esperada según el número de ejemplos, con una pasada exacta por prompt.</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{questions} questions × {draws} draw</source>
   <translation>{questions} preguntas × {draws} sorteo</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{questions} questions × {draws} draws</source>
   <translation>{questions} preguntas × {draws} sorteos</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>per cent</source>
   <translation>por ciento</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>the expected answer is the likeliest for {count} of {all}</source>
   <translation>la respuesta esperada es la más probable en {count} de {all}</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>Where the question itself stands among the examples it gets {seen} %, where it does not {fresh} %.</source>
   <translation>Si la propia pregunta está entre los ejemplos, obtiene {seen} %; si no, {fresh} %.</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{question}: expected {answer}</source>
   <translation>{question}: se espera {answer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{done} of {all} prompts · {question}: expected {answer}</source>
   <translation>{done} de {all} prompts · {question}: se espera {answer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{done} of {all} prompts · {questions} questions × {draws} draw</source>
   <translation>{done} de {all} prompts · {questions} preguntas × {draws} sorteo</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{done} of {all} prompts · {questions} questions × {draws} draws</source>
   <translation>{done} de {all} prompts · {questions} preguntas × {draws} sorteos</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{question} is first shown here</source>
   <translation>{question} aparece aquí por primera vez</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{token}: the likeliest for {count} of {all}</source>
   <translation>{token}: el más probable en {count} de {all}</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>Without an example the expected answer is the likeliest for {before} % of the questions, with {count} examples for {behind} %; its mean probability goes from {low} % to {high} %.</source>
   <translation>Sin ejemplos, la respuesta esperada es la más probable en el {before} % de las preguntas; con {count}, en el {behind} %; su probabilidad media pasa de {low} % a {high} %.</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>Without an example the model gives {answer} {low} %, with {count} examples {high} %.</source>
   <translation>Sin ejemplos, el modelo da a {answer} {low} %; con {count} ejemplos, {high} %.</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>examples</source>
   <translation>ejemplos</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>the middle half</source>
   <translation>la mitad central</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>What the model says</source>
   <translation>Qué dice el modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>behind so many examples</source>
   <translation>según el número de ejemplos</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>whole answer</source>
   <translation>respuesta completa</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>top-1</source>
   <translation>top-1</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>probability of the expected answer with up to {count} examples, %</source>
   <translation>probabilidad de la respuesta esperada con hasta {count} ejemplos, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>probability of the expected answer, %</source>
   <translation>probabilidad de la respuesta esperada, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>shaded: the middle half</source>
   <translation>sombreado: la mitad central</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>right</source>
   <translation>aciertos</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>instead</source>
   <translation>en su lugar</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>likeliest</source>
   <translation>lo más probable</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>second</source>
   <translation>2.º</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>third</source>
   <translation>3.º</translation>
  </message>
  <message>
   <location filename="visualizer/views/in_context.py" />
   <source>{token}: {share:.4f} %</source>
   <translation>{token}: {share:.4f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/labels.py" />
   <source>encoder</source>
   <translation>codificador</translation>
  </message>
  <message>
   <location filename="visualizer/views/labels.py" />
   <source>decoder</source>
   <translation>decodificador</translation>
  </message>
  <message>
   <location filename="visualizer/views/labels.py" />
   <source>cross</source>
   <translation>cruzada</translation>
  </message>
  <message>
   <location filename="visualizer/views/labels.py" />
   <source>layer {layer}   head {head}</source>
   <translation>capa {layer}   cabeza {head}</translation>
  </message>
  <message>
   <location filename="visualizer/views/labels.py" />
   <source>query</source>
   <translation>consulta</translation>
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>embed</source>
   <translation>embed</translation>
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>the embedding alone</source>
   <translation>solo el embedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>after layer {layer}</source>
   <translation>tras la capa {layer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/lens.py" />
   <source>what the model would put there after each layer</source>
   <translation>qué pondría ahí el modelo después de cada capa</translation>
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>id {id}, logit {logit}, rank {rank}</source>
   <translation>id {id}, logit {logit}, rango {rank}</translation>
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>bits, was {before:.2f}</source>
   <translation>bits, antes {before:.2f}</translation>
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>mass kept</source>
   <translation>masa conservada</translation>
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>{count} token</source>
   <translation>{count} token</translation>
  </message>
  <message>
   <location filename="visualizer/views/next_token.py" />
   <source>{count} tokens</source>
   <translation>{count} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>encoder self-attention</source>
   <translation>autoatención del codificador</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>decoder self-attention</source>
   <translation>autoatención del decodificador</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position vectors, learned</source>
   <translation>vectores de posición, aprendidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position vectors, sinusoidal</source>
   <translation>vectores de posición, sinusoidales</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>{model} adds no position vectors, and nothing in its attention tells positions apart.</source>
   <translation>{model} no suma vectores de posición, y nada en su atención distingue las posiciones.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>value</source>
   <translation>valor</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>cosine</source>
   <translation>coseno</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>sine</source>
   <translation>seno</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>tokens a turn</source>
   <translation>tokens por vuelta</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Rotary positions turn each pair of a query's and a key's dimensions by an angle that grows with the position, so that q·k depends on the distance: the fastest pair turns once in {fast} tokens, and {slow} of {pairs} never turn once within the context.</source>
   <translation>Las posiciones rotatorias giran cada par de dimensiones de una consulta y de una clave un ángulo que crece con la posición, de modo que q·k depende de la distancia: el par más rápido da una vuelta en {fast} tokens, y {slow} de {pairs} no llegan a dar una vuelta dentro del contexto.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>slope</source>
   <translation>pendiente</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>bucket</source>
   <translation>cubeta</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>bias</source>
   <translation>sesgo</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>all layers   head {head}</source>
   <translation>todas las capas   cabeza {head}</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Cross-attention has no positions of its own: a query of the target looks at what stands in the source, wherever it stands.</source>
   <translation>La atención cruzada no tiene posiciones propias: una consulta del destino mira lo que hay en el origen, esté donde esté.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Layer {layer} of {model} gives its heads no positions: they come in through other layers, of which layer {other} is the first.</source>
   <translation>La capa {layer} de {model} no da posiciones a sus cabezas: entran por otras capas, de las que la {other} es la primera.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>The one position there is has a vector of {width} numbers, added to its token's.</source>
   <translation>La única posición que hay tiene un vector de {width} números, que se suma al de su token.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Each of the {count} positions has a vector of {width} sines and cosines, added to its token's: position {place} is most like position {other}, cosine {cosine}.</source>
   <translation>Cada una de las {count} posiciones tiene un vector de {width} senos y cosenos, que se suma al de su token: la posición {place} se parece sobre todo a la posición {other}, coseno {cosine}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Each of the {count} positions has a learned vector of {width} numbers, added to its token's: position {place} is most like position {other}, cosine {cosine}.</source>
   <translation>Cada una de las {count} posiciones tiene un vector aprendido de {width} números, que se suma al de su token: la posición {place} se parece sobre todo a la posición {other}, coseno {cosine}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>all {count} dimensions</source>
   <translation>las {count} dimensiones</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>{count} of {all} dimensions</source>
   <translation>{count} de {all} dimensiones</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Rotary positions turn {turned} of a head's {all} dimensions, pair by pair, by an angle that grows with the position, so that q·k depends on the distance; the other {left} carry no position.</source>
   <translation>Las posiciones rotatorias giran {turned} de las {all} dimensiones de una cabeza, par a par, un ángulo que crece con la posición, de modo que q·k depende de la distancia; las otras {left} no llevan posición.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>bias over distance</source>
   <translation>sesgo según la distancia</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>ALiBi adds no vectors: it lowers each score in proportion to the distance, in head {head} by {slope} for every token between query and key.</source>
   <translation>ALiBi no suma vectores: baja cada puntuación en proporción a la distancia, en la cabeza {head} en {slope} por cada token entre consulta y clave.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>bias of each bucket</source>
   <translation>sesgo de cada cubeta</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Each score gets a learned bias for its bucket of distances: {count} buckets, half of them for keys behind the query, one a distance at first and then wider ones up to {farthest}; in head {head} they reach from {low} to {high}.</source>
   <translation>Cada puntuación recibe un sesgo aprendido según su cubeta de distancias: {count} cubetas, la mitad para claves posteriores a la consulta, primero una por distancia y luego más anchas hasta {farthest}; en la cabeza {head} van de {low} a {high}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>Each score gets a learned bias for its bucket of distances: {count} buckets, one a distance at first and then wider ones up to {farthest}; in head {head} they reach from {low} to {high}.</source>
   <translation>Cada puntuación recibe un sesgo aprendido según su cubeta de distancias: {count} cubetas, primero una por distancia y luego más anchas hasta {farthest}; en la cabeza {head} van de {low} a {high}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>{count} ahead</source>
   <translation>{count} adelante</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>{count} back</source>
   <translation>{count} atrás</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>tokens back</source>
   <translation>tokens atrás</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position pattern</source>
   <translation>posiciones</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>cosine, mean vector taken off</source>
   <translation>coseno, sin la media</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>sines</source>
   <translation>senos</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>cosines</source>
   <translation>cosenos</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>pair</source>
   <translation>par</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>sine of each pair's angle</source>
   <translation>seno del ángulo de cada par</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>tokens for a whole turn</source>
   <translation>tokens por vuelta completa</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>{count} pairs</source>
   <translation>{count} pares</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>context, {count}</source>
   <translation>contexto, {count}</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>the same q and k, further apart</source>
   <translation>los mismos q y k, más separados</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>slope of each head</source>
   <translation>pendiente de cada cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>bucket of each distance</source>
   <translation>cubeta de cada distancia</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>{count} buckets</source>
   <translation>{count} cubetas</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position vector</source>
   <translation>vector de posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>head {head}</source>
   <translation>cabeza {head}</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>degrees</source>
   <translation>grados</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>all layers</source>
   <translation>todas las capas</translation>
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{scores} has no meaning in a model that reads both ways and gives way to another score.</source>
   <translation>{scores} no tiene sentido en un modelo que lee en ambos sentidos y deja su lugar a otra puntuación.</translation>
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{layers} layers of {heads} heads by {scores}; head {head} of layer {layer}: {values}.</source>
   <translation>{layers} capas de {heads} cabezas según {scores}; cabeza {head} de la capa {layer}: {values}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{layers} layers of {heads} heads by {scores}.</source>
   <translation>{layers} capas de {heads} cabezas según {scores}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{scores} has no meaning from one text to another and gives way to another score.</source>
   <translation>{scores} no tiene sentido de un texto a otro y deja su lugar a otra puntuación.</translation>
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{scores} have no meaning from one text to another and give way to other scores.</source>
   <translation>{scores} no tienen sentido de un texto a otro y dejan su lugar a otras puntuaciones.</translation>
  </message>
  <message>
   <location filename="visualizer/views/roles.py" />
   <source>{count} heads have no score here: the prompt gives them none.</source>
   <translation>{count} cabezas no tienen aquí puntuación: el prompt no les da ninguna.</translation>
  </message>
  <message>
   <location filename="visualizer/views/row.py" />
   <source>looks at</source>
   <translation>mira a</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>repeat</source>
   <translation>repet.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>temp.</source>
   <translation>temp.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>off: every token is kept</source>
   <translation>desactivado: quedan todos los tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>After {token} the likeliest token is taken, {hit}: {given} % as the model gave it.</source>
   <translation>Tras {token} se toma el token más probable, {hit}: {given} % tal como lo da el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>After {token} the number {number:.3f} hits {hit}: {given} % as the model gave it, {now} % after {settings}.</source>
   <translation>Tras {token}, el número {number:.3f} cae en {hit}: {given} % tal como lo da el modelo, {now} % con el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>off: all are kept</source>
   <translation>no: quedan todos</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>off</source>
   <translation>no</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>Drawn there was {token}, with other settings or another seed.</source>
   <translation>Allí había salido {token}, con otros ajustes u otra semilla.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>what the model gives each token of its vocabulary; mass and entropy are those of their softmax</source>
   <translation>lo que el modelo da a cada token de su vocabulario; masa y entropía son las de su softmax</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>logits of tokens that were read before, divided by {value}; multiplied where they are negative</source>
   <translation>los logits de los tokens ya leídos, divididos por {value}; multiplicados si son negativos</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the exponents of the logits, scaled to sum to 1</source>
   <translation>las exponenciales de los logits, escaladas para sumar 1</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the softmax of the logits divided by {value}: below 1 it sharpens, above 1 it flattens</source>
   <translation>el softmax de los logits divididos por {value}: por debajo de 1 agudiza, por encima aplana</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the {count} likeliest tokens are kept, and what ties with the last of them</source>
   <translation>se conservan los {count} tokens más probables y los que empatan con el último</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the smallest set of likeliest tokens that reaches {value} of what is left is kept</source>
   <translation>se conserva el menor conjunto de tokens más probables que alcanza {value} de lo que queda</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>tokens at least {value} times as likely as the likeliest are kept</source>
   <translation>se conservan los tokens con al menos {value} veces la probabilidad del más probable</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the likeliest token is taken; chance plays no part</source>
   <translation>se toma el token más probable; el azar no interviene</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>all of it</source>
   <translation>todo</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>scaled to sum to 1</source>
   <translation>escalado a suma 1</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>what is kept, divided by its mass: the token is drawn from this</source>
   <translation>lo conservado, dividido por su masa: de aquí se sortea el token</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>greedy: no number falls</source>
   <translation>voraz: no cae ningún número</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>number {count} of seed {seed}</source>
   <translation>número {count} de la semilla {seed}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>as the model gave them</source>
   <translation>tal como los da el modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>of the logits</source>
   <translation>de los logits</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>softmax of logits / {value}</source>
   <translation>softmax de logits / {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>of logits / {value}</source>
   <translation>de logits / {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>until they reach {value} of what is left</source>
   <translation>hasta alcanzar {value} de lo que queda</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>until they reach {value}</source>
   <translation>hasta alcanzar {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>at least {value} × the likeliest</source>
   <translation>al menos {value} × la mayor</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the likeliest alone</source>
   <translation>solo el más probable</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>given → now, %</source>
   <translation>tal cual → ahora, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>• read before: ÷ {value}</source>
   <translation>• ya leídos: ÷ {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>none of these was read before</source>
   <translation>ninguno se leyó antes</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>none read before</source>
   <translation>no leídos</translation>
  </message>
  <message>
   <location filename="visualizer/views/sampling.py" />
   <source>the {count} likeliest</source>
   <translation>los {count} más probables</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{others} and {last}</source>
   <translation>{others}, {last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} came without a language head, so it predicts no tokens: its attention and its hidden states are all there is to see.</source>
   <translation>{model} vino sin cabeza de lenguaje, así que no predice tokens: solo se pueden ver su atención y sus estados ocultos.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} was trained by masked language modelling: it does not continue a text but fills masks in it, which the view of fillers shows.</source>
   <translation>{model} se entrenó con modelado de lenguaje enmascarado: no continúa un texto, sino que rellena sus máscaras, como muestra la vista de rellenos.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>The encoder of {model} reads the source as {count} tokens, the decoder has read {written} of the target, the last of them {token}.</source>
   <translation>El codificador de {model} lee el origen como {count} tokens; el decodificador ha leído {written} del destino, el último {token}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>One of them is a mask.</source>
   <translation>Uno de ellos es una máscara.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{count} of them are masks.</source>
   <translation>{count} de ellos son máscaras.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position {place} (length {other}), made by {further} into a vector of length {whole}.</source>
   <translation>{token} entra en la capa 0 como {count} números: su vector de token (longitud {one}) más el vector de la posición {place} (longitud {other}), convertidos mediante {further} en un vector de longitud {whole}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>a further step of the embedding (a norm, a scale or a projection)</source>
   <translation>un paso más del embedding (una norma, una escala o una proyección)</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking both ways from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation>En ambos sentidos desde {token}, la cabeza {head} de la capa {layer} lee un poco de todo, más que nada en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Head {head} of layer {layer}: the strongest of all lines goes from {token} to {key} ({share} %).</source>
   <translation>Cabeza {head} de la capa {layer}: la línea más fuerte de todas va de {token} a {key} ({share} %).</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{layers} layers of {heads} heads; head {head} of layer {layer} looks hardest from {token} to {key} ({share} %).</source>
   <translation>{layers} capas de {heads} cabezas; la mirada más fuerte de la cabeza {head} de la capa {layer} va de {token} a {key} ({share} %).</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>At {token} the model would say {said} from layer {layer} on (in the end {share} %); {before}.</source>
   <translation>En {token}, el modelo diría {said} desde la capa {layer} (al final, {share} %); {before}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} the model would say {said} from layer {layer} on (in the end {share} %); {before}.</source>
   <translation>Tras {token}, el modelo diría {said} desde la capa {layer} (al final, {share} %); {before}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} the likeliest next token is {next}: {given} % as the model gave it (faint), {now} % after {settings} (solid).</source>
   <translation>Tras {token}, el siguiente token más probable es {next}: {given} % tal como lo da el modelo (tenue), {now} % con el ajuste {settings} (intenso).</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>causal language modelling</source>
   <translation>modelado de lenguaje causal</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>masked language modelling</source>
   <translation>modelado de lenguaje enmascarado</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>denoising (span corruption)</source>
   <translation>eliminación de ruido (corrupción de fragmentos)</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as one token: {token}, id {id}.</source>
   <translation>{model} lee el prompt como un solo token: {token}, id {id}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>The encoder of {model} reads the source as {count} tokens; the target has only the token that it begins with, {token}.</source>
   <translation>El codificador de {model} lee el origen como {count} tokens; el destino solo tiene el token con el que empieza, {token}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>It was trained by {objective}.</source>
   <translation>Se entrenó con {objective}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers of length {whole}, made of its token vector (length {one}) by {further}; no position is added.</source>
   <translation>{token} entra en la capa 0 como {count} números de longitud {whole}, obtenidos de su vector de token (longitud {one}) mediante {further}; no se suma ninguna posición.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position {place} (length {other}) make a sum of length {whole}.</source>
   <translation>{token} entra en la capa 0 como {count} números: su vector de token (longitud {one}) más el vector de la posición {place} (longitud {other}) dan una suma de longitud {whole}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>the segment vector and a norm</source>
   <translation>el vector de segmento y una norma</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} is the first token: in head {head} of layer {layer}, as in every head, it can only look at itself.</source>
   <translation>{token} es el primer token: en la cabeza {head} de la capa {layer}, como en todas, solo puede mirarse a sí mismo.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking at the source from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation>Desde {token}, mirando al origen, la cabeza {head} de la capa {layer} lee un poco de todo, más que nada en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking back from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation>Hacia atrás desde {token}, la cabeza {head} de la capa {layer} lee un poco de todo, más que nada en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking both ways from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation>En ambos sentidos desde {token}, la cabeza {head} de la capa {layer} lee sobre todo en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the product q·k in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation>Desde {token}, el producto q·k de la cabeza {head} de la capa {layer} es máximo en {key}: {score}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the scaled product in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation>Desde {token}, el producto escalado de la cabeza {head} de la capa {layer} es máximo en {key}: {score}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the score with the position bias in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation>Desde {token}, la puntuación con el sesgo de posición de la cabeza {head} de la capa {layer} es máxima en {key}: {score}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the capped score in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation>Desde {token}, la puntuación con tope de la cabeza {head} de la capa {layer} es máxima en {key}: {score}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>From {token}, the score behind the mask in head {head} of layer {layer} is largest with {key}: {score}.</source>
   <translation>Desde {token}, la puntuación tras la máscara de la cabeza {head} de la capa {layer} es máxima en {key}: {score}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{layers} layers of {heads} heads.</source>
   <translation>{layers} capas de {heads} cabezas.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>At {token} the embedding alone already says {said}, in the end with {share} %.</source>
   <translation>En {token}, el embedding por sí solo ya dice {said}, al final con {share} %.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} the embedding alone already says {said}, in the end with {share} %.</source>
   <translation>Tras {token}, el embedding por sí solo ya dice {said}, al final con {share} %.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>the embedding alone says {other} ({share} %)</source>
   <translation>el embedding por sí solo dice {other} ({share} %)</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>one layer earlier it was {other} ({share} %)</source>
   <translation>una capa antes era {other} ({share} %)</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>At {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}.</source>
   <translation>En {token}, solo la última capa, la {layer}, hace que el modelo diga {said} ({share} %); {before}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>After {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}.</source>
   <translation>Tras {token}, solo la última capa, la {layer}, hace que el modelo diga {said} ({share} %); {before}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as {count} tokens; the last, {token}, has the id {id}.</source>
   <translation>{model} lee el prompt como {count} tokens; el último, {token}, tiene el id {id}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as {count} tokens; number {place}, {token}, has the id {id}.</source>
   <translation>{model} lee el prompt como {count} tokens; el número {place}, {token}, tiene el id {id}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers, its token vector, of length {whole}; no position is added.</source>
   <translation>{token} entra en la capa 0 como {count} números, su vector de token, de longitud {whole}; no se suma ninguna posición.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{share} % go to the sink of the head, which passes nothing on.</source>
   <translation>El {share} % va al sumidero de la cabeza, que no transmite nada.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking at the source from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation>Desde {token}, mirando al origen, la cabeza {head} de la capa {layer} lee sobre todo en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking back from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation>Hacia atrás desde {token}, la cabeza {head} de la capa {layer} lee sobre todo en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>Nothing was computed yet: the same question with no example, with one, and with all of them stands here side by side.</source>
   <translation>Aún no se ha calculado nada: aquí se verá la misma pregunta sin ejemplos, con uno y con todos, lado a lado.</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>{count}-shot</source>
   <translation>{count}-shot</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>+ {count} others</source>
   <translation>+ {count} más</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>Without an example the model gives {token} {before} %, with {count} of them {now} %, rank {rank}.</source>
   <translation>Sin ejemplos, el modelo da a {token} {before} %; con {count}, {now} %, rango {rank}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>instruction</source>
   <translation>instrucción</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>question</source>
   <translation>pregunta</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>Without an example the model gives {token} {now} %, rank {rank}.</source>
   <translation>Sin ejemplos, el modelo da a {token} {now} %, rango {rank}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>one-shot</source>
   <translation>one-shot</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>zero-shot</source>
   <translation>zero-shot</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>most in layer {layer} head {head}: {weight}</source>
   <translation>máximo en capa {layer} cabeza {head}: {weight}</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>on its output {weight}</source>
   <translation>en su salida {weight}</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>layer {layer} head {head} · first token {rest}</source>
   <translation>capa {layer} cabeza {head} · primer token {rest}</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>mean of {count} heads · first token {rest}</source>
   <translation>media de {count} cabezas · primer token {rest}</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>no example</source>
   <translation>sin ejemplos</translation>
  </message>
  <message>
   <location filename="visualizer/views/shots.py" />
   <source>none above {share} %</source>
   <translation>nada supera {share} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>There is one token, and nothing before it to expect it by: each token behind it will be coloured by how much it surprises the model.</source>
   <translation>Hay un solo token y nada antes que permita esperarlo: cada token que le siga se coloreará según cuánto sorprenda al modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>the first token that is read: nothing stands before it to expect it by</source>
   <translation>el primer token que se lee: no hay nada antes que permita esperarlo</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>{model} is surprised by {mean:.2f} bits a token on average, a perplexity of {perplexity}; most by {token} ({bits:.2f} bits, {share} %, rank {rank}).</source>
   <translation>La sorpresa de {model} es en promedio de {mean:.2f} bits por token, una perplejidad de {perplexity}; la mayor es la de {token} ({bits:.2f} bits, {share} %, rango {rank}).</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>{count} earlier, not read</source>
   <translation>{count} antes, sin leer</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>surprisal of each token where it stands</source>
   <translation>sorpresa de cada token en su lugar</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>surprisal, bits</source>
   <translation>sorpresa, bits</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>mean surprisal</source>
   <translation>sorpresa media</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>bits a token, over {count} tokens</source>
   <translation>bits por token, en {count} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>perplexity</source>
   <translation>perplejidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>as unsure as among {count} equally likely tokens</source>
   <translation>como dudar entre {count} tokens igual de probables</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>bits per byte</source>
   <translation>bits por byte</translation>
  </message>
  <message>
   <location filename="visualizer/views/surprisal.py" />
   <source>of UTF-8</source>
   <translation>de UTF-8</translation>
  </message>
  <message>
   <location filename="visualizer/views/temperature.py" />
   <source>After {token} the likeliest token, {best}, has {now} % at temperature {temperature:g}, {cold} % at 0.5 and {hot} % at 2.</source>
   <translation>Tras {token}, el token más probable, {best}, tiene {now} % con temperatura {temperature:g}, {cold} % con 0.5 y {hot} % con 2.</translation>
  </message>
  <message>
   <location filename="visualizer/views/temperature.py" />
   <source>before the cuts, %</source>
   <translation>antes de los cortes, %</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>Nothing was drawn yet: each token that is drawn will stand here, with the probability that the model gave it.</source>
   <translation>Aún no se ha generado nada: aquí se verá cada token generado, con la probabilidad que le dio el modelo.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>prompt in grey, completion coloured</source>
   <translation>el prompt en gris, la continuación en color</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>Step {step} of {count} drew {drawn} behind {token}: the model gave it {share} %, rank {rank}.</source>
   <translation>En el paso {step} de {count} salió {drawn} tras {token}: el modelo le dio {share} %, rango {rank}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>The context has slid: the first {count} tokens are not read any more, and all values are of the text as it is read now.</source>
   <translation>El contexto se ha desplazado: los primeros {count} tokens ya no se leen, y todos los valores son del texto tal como se lee ahora.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>step {step}</source>
   <translation>paso {step}</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>next</source>
   <translation>siguiente</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>of the text as it is read now, without its first {count} tokens</source>
   <translation>del texto tal como se lee ahora, sin sus primeros {count} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>filled: up to here, underlined: later</source>
   <translation>con fondo: hasta aquí; subrayado: lo posterior</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>One token was drawn; the next one will follow {token}.</source>
   <translation>Se generó un token; el próximo seguirá a {token}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>{count} tokens were drawn; the next one will follow {token}.</source>
   <translation>Se generaron {count} tokens; el próximo seguirá a {token}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>One token was drawn behind the prompt, in which {token} is looked from.</source>
   <translation>Se generó un token tras el prompt, en el que se mira desde {token}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>{count} tokens were drawn behind the prompt, in which {token} is looked from.</source>
   <translation>Se generaron {count} tokens tras el prompt, en el que se mira desde {token}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>probability as given</source>
   <translation>probabilidad tal cual</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>to be drawn</source>
   <translation>por generar</translation>
  </message>
  <message>
   <location filename="visualizer/views/timeline.py" />
   <source>step {step} of {count}</source>
   <translation>paso {step} de {count}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>No other tokenizer has read the prompt yet: choose models to compare, of which only the tokenizers are opened.</source>
   <translation>Ningún otro tokenizador ha leído aún el prompt: hay que elegir modelos para comparar, de los que solo se abre el tokenizador.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>algorithm</source>
   <translation>algoritmo</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>pieces known</source>
   <translation>piezas conocidas</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>characters a token</source>
   <translation>caracteres por token</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>unknown</source>
   <translation>desconocidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>added by the template</source>
   <translation>añadidos por la plantilla</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{token}, id {id}, piece {piece}</source>
   <translation>{token}, id {id}, pieza {piece}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>The text of {characters} characters takes {counts}</source>
   <translation>El texto de {characters} caracteres ocupa {counts}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{whole}; {word} is {cuts}.</source>
   <translation>{whole}; {word} es {cuts}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{count} tokens for {model}</source>
   <translation>{count} tokens para {model}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{count} for {model}</source>
   <translation>{count} para {model}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{count} + {added} added</source>
   <translation>{count} + {added} añadidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{token}, put there by its template</source>
   <translation>{token}, puesto por su plantilla</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>characters {first}–{last} of {count}</source>
   <translation>caracteres {first}–{last} de {count}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{token}, which stands for what has no piece</source>
   <translation>{token}, que representa lo que no tiene pieza</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>unknown to {model}</source>
   <translation>desconocida para {model}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>one token for {models}</source>
   <translation>un solo token para {models}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokenizers.py" />
   <source>{parts} for {model}</source>
   <translation>{parts} para {model}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>token {place}: {token}, id {id}, piece {piece}, {where}</source>
   <translation>token {place}: {token}, id {id}, pieza {piece}, {where}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>character {first}</source>
   <translation>carácter {first}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>characters {first}–{last}</source>
   <translation>caracteres {first}–{last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>bytes {bytes} of character {first}</source>
   <translation>bytes {bytes} del carácter {first}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>the decoder's start: it stands before all that is written</source>
   <translation>el inicio del decodificador: va delante de todo lo que se escribe</translation>
  </message>
  <message>
   <location filename="visualizer/views/tree.py" />
   <source>Nothing was computed yet: the likeliest continuations will stand here as branches, as wide as they are probable.</source>
   <translation>Aún no se ha calculado nada: aquí se verán las continuaciones más probables como ramas, tan gruesas como probables.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tree.py" />
   <source>{branch}: {joint:.4g} % as a whole · {token} {now:.4g} % behind it, as given {given:.4g} %, rank {rank}</source>
   <translation>{branch}: {joint:.4g} % en conjunto · {token} {now:.4g} % tras lo anterior, tal cual {given:.4g} %, rango {rank}</translation>
  </message>
  <message>
   <location filename="visualizer/views/tree.py" />
   <source>After {token} the likeliest token is {branch} with {joint} % under {settings}; the tokens shown hold {shown} % of all that could follow.</source>
   <translation>Tras {token}, el token más probable es {branch}, con {joint} % y el ajuste {settings}; los tokens mostrados reúnen {shown} % de todo lo que podría seguir.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tree.py" />
   <source>After {token} the likeliest branch here is {branch}, which ends the text, with {joint} % under {settings}; the branches shown hold {shown} % of all that could follow.</source>
   <translation>Después de {token}, la rama más probable aquí es {branch}, que termina el texto, con {joint} % con {settings}; las ramas mostradas reúnen el {shown} % de todo lo que podría seguir.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tree.py" />
   <source>After {token} the likeliest {count} tokens here are {branch} with {joint} % under {settings}; the branches shown hold {shown} % of all that could follow.</source>
   <translation>Tras {token}, los {count} tokens más probables aquí son {branch}, con {joint} % y el ajuste {settings}; las ramas mostradas reúnen {shown} % de todo lo que podría seguir.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tree.py" />
   <source>probability now, %; width: of the whole branch</source>
   <translation>probabilidad, %; grosor: rama entera</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>output of the head</source>
   <translation>salida de la cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>weight × value</source>
   <translation>peso × valor</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>component</source>
   <translation>componente</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>Once it is added, a norm follows, which scales all of the stream.</source>
   <translation>Una vez sumada, sigue una norma, que escala todo el flujo.</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>All heads together pass through a norm before they are added.</source>
   <translation>Todas las cabezas juntas pasan por una norma antes de sumarse.</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} head</source>
   <translation>{count} cabeza</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} heads</source>
   <translation>{count} cabezas</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{model} gives its attention weights alone: the values that its heads read are not known here.</source>
   <translation>{model} solo da sus pesos de atención: aquí no se conocen los valores que leen sus cabezas.</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>The values of the source that {token} reads in head {head} of layer {layer}, by their weights; their sum goes through the output projection into the residual stream of the target.</source>
   <translation>Los valores del origen que {token} lee en la cabeza {head} de la capa {layer}, ponderados por sus pesos; su suma pasa por la proyección de salida al flujo residual del destino.</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>The values that {token} reads in head {head} of layer {layer}, by their weights; their sum goes through the output projection into the residual stream.</source>
   <translation>Los valores que {token} lee en la cabeza {head} de la capa {layer}, ponderados por sus pesos; su suma pasa por la proyección de salida al flujo residual.</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} head + bias</source>
   <translation>{count} cabeza + sesgo</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>{count} heads + bias</source>
   <translation>{count} cabezas + sesgo</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>switched off</source>
   <translation>desactivada</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>scaled by {factor:g}</source>
   <translation>escalada por {factor:g}</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>key</source>
   <translation>clave</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>projected</source>
   <translation>proyección</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>its share</source>
   <translation>su parte</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>of the output</source>
   <translation>de la salida</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>length in the stream</source>
   <translation>longitud en el flujo</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>stream</source>
   <translation>flujo</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>length before layer {layer}</source>
   <translation>longitud antes de la capa {layer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>stream before layer {layer}</source>
   <translation>flujo antes de la capa {layer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>stream after layer {layer}</source>
   <translation>flujo después de la capa {layer}</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>share of it</source>
   <translation>parte de ella</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>along its direction</source>
   <translation>en su dirección</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>the shares of {parts} make 1</source>
   <translation>las partes de {parts} suman 1</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>= sum</source>
   <translation>= suma</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>to stream</source>
   <translation>al flujo</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>bucket {bucket} of {count}, for distance {distance}</source>
   <translation>cubeta {bucket} de {count}, para la distancia {distance}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>the largest score is that of {token}</source>
   <translation>la mayor puntuación es la de {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>token {key} is before token {query}</source>
   <translation>el token {key} va antes del token {query}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>the one exponent there is</source>
   <translation>la única exponencial que hay</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>{count} exponents added up</source>
   <translation>suma de {count} exponenciales</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>rotation</source>
   <translation>rotación</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>dims {first} and {second}: distance {distance} × {frequency}</source>
   <translation>dims {first} y {second}: distancia {distance} × {frequency}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>radians between them; of the positions only their distance counts in q · k</source>
   <translation>radianes entre ellas; de las posiciones solo cuenta su distancia en q · k</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>slope {slope} × distance {distance}</source>
   <translation>pendiente {slope} × distancia {distance}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>the sink's score is the largest</source>
   <translation>la mayor puntuación es la del sumidero</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>every token of the target sees all of the source</source>
   <translation>cada token del destino ve todo el origen</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>token {key} comes later</source>
   <translation>el token {key} viene después</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>token {key} is outside the window of {window}</source>
   <translation>el token {key} queda fuera de la ventana de {window}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>a token sees itself</source>
   <translation>un token se ve a sí mismo</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>tokens see both ways</source>
   <translation>los tokens ven en ambos sentidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>the one exponent there is and the sink's</source>
   <translation>la única exponencial que hay y la del sumidero</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>{count} exponents and the sink's added up</source>
   <translation>suma de {count} exponenciales y la del sumidero</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>mask</source>
   <translation>máscara</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>exponent</source>
   <translation>exponencial</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>sum</source>
   <translation>suma</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>{count} products added up</source>
   <translation>suma de {count} productos</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>sink</source>
   <translation>sumidero</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>{share} % of the sum, passed on to nobody</source>
   <translation>{share} % de la suma, que no se transmite a nadie</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>key head</source>
   <translation>cabeza de clave</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>one of {count}</source>
   <translation>una de {count}</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>position bias</source>
   <translation>sesgo de posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>with bias</source>
   <translation>con sesgo</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>allowed</source>
   <translation>permitido</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>shared by all {count} heads</source>
   <translation>compartida por las {count} cabezas</translation>
  </message>
  <message>
   <location filename="visualizer/views/weight_steps.py" />
   <source>shared by heads {first} to {last}</source>
   <translation>compartida por las cabezas {first} a {last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>product</source>
   <translation>producto</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>e^(score − largest)</source>
   <translation>e^(puntuación − máxima)</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>In head {head} of layer {layer}, {token} looks at {key} with the weight {weight}; {model} gives its attention weights alone, so the steps to it are not known here.</source>
   <translation>En la cabeza {head} de la capa {layer}, {token} mira a {key} con el peso {weight}; {model} solo da sus pesos de atención, así que aquí no se conocen los pasos previos.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.</source>
   <translation>{token} tras {query}: {given:.4f} % tal como lo da el modelo, {now:.4f} %, cortado por el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>norm and unembedding</source>
   <translation>norma y unembedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>rank {rank} {token}: {share:.4f} % as given</source>
   <translation>rango {rank} {token}: {share:.4f} % tal cual</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the largest logit is that of “{token}”</source>
   <translation>el mayor logit es el de “{token}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{share:.4f} % of what is kept</source>
   <translation>{share:.4f} % de lo conservado</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{share:.4f} %</source>
   <translation>{share:.4f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>not read before: unchanged</source>
   <translation>no leído antes: sin cambio</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} enters layer 0 as its token vector, made into another by {further}.</source>
   <translation>{token} entra en la capa 0 como su vector de token, transformado mediante {further}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} enters layer 0 as its token vector plus the vector of position {place}, made into another by {further}.</source>
   <translation>{token} entra en la capa 0 como su vector de token más el vector de la posición {place}, transformados mediante {further}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>+ position</source>
   <translation>+ posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>→ into layer 0</source>
   <translation>→ a la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>dims 0–{last}</source>
   <translation>dims 0–{last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>query {token}</source>
   <translation>consulta {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>key {token}</source>
   <translation>clave {token}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>step by step</source>
   <translation>paso a paso</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} at {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.</source>
   <translation>{token} en {query}: {given:.4f} % tal como lo da el modelo, {now:.4f} %, cortado por el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}.</source>
   <translation>{token} tras {query}: {given:.4f} % tal como lo da el modelo, {now:.4f} % con el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>masked-language head</source>
   <translation>cabeza de lenguaje enmascarado</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>unembedding</source>
   <translation>unembedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the likeliest token is taken</source>
   <translation>se toma el token más probable</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>another token is the likeliest</source>
   <translation>otro token es el más probable</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>cut: it cannot be drawn</source>
   <translation>cortado: no puede salir</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} enters layer 0 as its token vector alone: this model adds no position vector.</source>
   <translation>{token} entra en la capa 0 solo como su vector de token: este modelo no suma ningún vector de posición.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} enters layer 0 as its token vector plus the vector of position {place}, dimension by dimension.</source>
   <translation>{token} entra en la capa 0 como su vector de token más el vector de la posición {place}, dimensión por dimensión.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>query and key</source>
   <translation>consulta y clave</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>their products</source>
   <translation>sus productos</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>exponents</source>
   <translation>exponenciales</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where {number} comes from</source>
   <translation>De dónde sale {number}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>In head {head} of layer {layer}, {token} looks at {key} with the weight {weight}: the products of query and key add up to {product}, scaled and set against the other keys by the softmax.</source>
   <translation>En la cabeza {head} de la capa {layer}, {token} mira a {key} con el peso {weight}: los productos de consulta y clave suman {product}, que se escala y se contrapone a las demás claves mediante softmax.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where {share} % comes from</source>
   <translation>De dónde sale el {share} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>“{token}” at “{query}”</source>
   <translation>“{token}” en “{query}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>“{token}” after “{query}”</source>
   <translation>“{token}” tras “{query}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} at {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}.</source>
   <translation>{token} en {query}: {given:.4f} % tal como lo da el modelo, {now:.4f} % con el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>logit</source>
   <translation>logit</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>of {count} tokens</source>
   <translation>de {count} tokens</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>all {count} exponents added up</source>
   <translation>suma de las {count} exponenciales</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>now</source>
   <translation>ahora</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} of {before} stay</source>
   <translation>quedan {count} de {before}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>what enters layer 0</source>
   <translation>lo que entra en la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token + position</source>
   <translation>token + posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where the embedding comes from</source>
   <translation>De dónde sale el embedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>“{token}” at position {place}</source>
   <translation>“{token}” en la posición {place}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>length of {vector}</source>
   <translation>longitud de {vector}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>one of them is zero</source>
   <translation>uno de ellos es cero</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where a probability comes from</source>
   <translation>De dónde sale una probabilidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>rank {rank}, the {count} likeliest stay</source>
   <translation>rango {rank}, quedan los {count} más probables</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the likeliest token reaches {share:g}</source>
   <translation>el token más probable alcanza {share:g}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the {count} likeliest reach {share:g}</source>
   <translation>los {count} más probables alcanzan {share:g}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>at least {share:g} of the largest, {least}</source>
   <translation>al menos {share:g} de la mayor, {least}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>dim {number}</source>
   <translation>dim {number}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>as the model gives it</source>
   <translation>como la da el modelo</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>as the settings leave it</source>
   <translation>como la dejan los ajustes</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>strongest dimensions</source>
   <translation>dimensiones más fuertes</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} of {all}</source>
   <translation>{count} de {all}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>lengths and angles</source>
   <translation>longitudes y ángulos</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>cosine {one}, {other}</source>
   <translation>coseno {one}, {other}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>kept</source>
   <translation>conservado</translation>
  </message>
  <message>
   <location filename="visualizer/writing.py" />
   <source>{model} fills masks and generates no text: use fill instead.</source>
   <translation>{model} rellena máscaras y no genera texto: hay que usar fill.</translation>
  </message>
  <message>
   <location filename="exporters/__init__.py" />
   <source>A figure cannot be written as "{name}": name the file one of {known}.</source>
   <translation>Una figura no se puede escribir como "{name}": el nombre del archivo debe acabar en uno de estos: {known}.</translation>
  </message>
  <message>
   <location filename="exporters/figure_writer.py" />
   <source>A page {height:g} mm high is too low for this figure at {width:g} mm and {size:g} pt: make it at least {least} mm high, or leave the height out.</source>
   <translation>Una página de {height:g} mm de alto es demasiado baja para esta figura con {width:g} mm y {size:g} pt: debe tener al menos {least} mm de alto, o se puede omitir el alto.</translation>
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{path} is a folder: name a file in it.</source>
   <translation>{path} es una carpeta: hay que indicar un archivo dentro de ella.</translation>
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>There is no folder {folder}: make it first, or choose another place.</source>
   <translation>No existe la carpeta {folder}: hay que crearla antes o elegir otro lugar.</translation>
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{path} is write-protected: choose another name.</source>
   <translation>{path} está protegido contra escritura: hay que elegir otro nombre.</translation>
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{path} cannot be written ({why}): choose another place.</source>
   <translation>No se puede escribir en {path} ({why}): hay que elegir otro lugar.</translation>
  </message>
  <message>
   <location filename="exporters/files.py" />
   <source>{name!r} is no name for a file: choose another.</source>
   <translation>{name!r} no es un nombre de archivo válido: hay que elegir otro.</translation>
  </message>
  <message>
   <location filename="exporters/marks/arcs.py" />
   <source>the {count} strongest lines, from {least:.2g}</source>
   <translation>las {count} líneas más fuertes, desde {least:.2g}</translation>
  </message>
  <message>
   <location filename="exporters/marks/bars.py" />
   <source>points</source>
   <translation>puntos</translation>
  </message>
  <message>
   <location filename="exporters/marks/column_bars.py" />
   <source>largest in each bar</source>
   <translation>máximo de cada barra</translation>
  </message>
  <message>
   <location filename="exporters/marks/heat_map.py" />
   <source>largest in each pixel</source>
   <translation>máximo de cada píxel</translation>
  </message>
  <message>
   <location filename="exporters/marks/tile_grid.py" />
   <source>by {score}, highest first</source>
   <translation>según {score}, de mayor a menor</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Altered: {words}.</source>
   <translation>Alterado: {words}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Against: {words}.</source>
   <translation>Comparado con: {words}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Selection: {words}.</source>
   <translation>Selección: {words}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Sampling: {words}.</source>
   <translation>Muestreo: {words}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Prompt: “{text}”</source>
   <translation>Prompt: “{text}”</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Target: “{text}”</source>
   <translation>Destino: “{text}”</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The width</source>
   <translation>El ancho</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>millimetres</source>
   <translation>milímetros</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The resolution</source>
   <translation>La resolución</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>dots per inch</source>
   <translation>puntos por pulgada</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The font size</source>
   <translation>El tamaño de letra</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The margin</source>
   <translation>El margen</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>There is no fact "{name}": the facts are {known}.</source>
   <translation>No existe el dato "{name}": los datos son {known}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Model {model}.</source>
   <translation>Modelo {model}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>{what} is {value:g}, but it must be between {low:g} and {high:g} {unit}.</source>
   <translation>{what} es {value:g}, pero debe estar entre {low:g} y {high:g} {unit}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>There is no theme "{name}": the themes are {known}.</source>
   <translation>No existe el tema "{name}": los temas son {known}.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>The height</source>
   <translation>El alto</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>A page {width:g} mm wide has no room for type of {size:g} pt: make it at least {least} mm wide, or the type smaller.</source>
   <translation>Una página de {width:g} mm de ancho no tiene sitio para letra de {size:g} pt: debe tener al menos {least} mm de ancho, o la letra ser más pequeña.</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>{wide:g} × {high:.0f} mm at {dpi:g} dpi are {width} × {height} pixels, more than {most} a side: choose a lower resolution or a smaller page.</source>
   <translation>{wide:g} × {high:.0f} mm a {dpi:g} ppp son {width} × {height} píxeles, más de {most} por lado: hay que elegir una resolución más baja o una página más pequeña.</translation>
  </message>
  <message>
   <location filename="exporters/trace_data.py" />
   <source>A trace cannot be written as "{name}": name the file .npz or .json.</source>
   <translation>Una traza no se puede escribir como "{name}": el nombre del archivo debe acabar en .npz o .json.</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} query</source>
   <translation>{count} consulta</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} queries</source>
   <translation>{count} consultas</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} key</source>
   <translation>{count} clave</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} keys</source>
   <translation>{count} claves</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} position</source>
   <translation>{count} posición</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} positions</source>
   <translation>{count} posiciones</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} dimension</source>
   <translation>{count} dimensión</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} dimensions</source>
   <translation>{count} dimensiones</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} layer</source>
   <translation>{count} capa</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} layers</source>
   <translation>{count} capas</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} bar</source>
   <translation>{count} barra</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} bars</source>
   <translation>{count} barras</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} step</source>
   <translation>{count} paso</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} steps</source>
   <translation>{count} pasos</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} row</source>
   <translation>{count} fila</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} rows</source>
   <translation>{count} filas</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} line</source>
   <translation>{count} línea</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} lines</source>
   <translation>{count} líneas</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} share</source>
   <translation>{count} tramo</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} shares</source>
   <translation>{count} tramos</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} part</source>
   <translation>{count} parte</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} parts</source>
   <translation>{count} partes</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} pair</source>
   <translation>{count} par</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} expert</source>
   <translation>{count} experto</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} experts</source>
   <translation>{count} expertos</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} distance</source>
   <translation>{count} distancia</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} distances</source>
   <translation>{count} distancias</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} number of examples</source>
   <translation>{count} cantidad de ejemplos</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} numbers of examples</source>
   <translation>{count} cantidades de ejemplos</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>layer {layer} head {head}, token {place} {token}</source>
   <translation>capa {layer} cabeza {head}, token {place} {token}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{rows} by {columns}</source>
   <translation>{rows} por {columns}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>All heads, {layers} by {heads}</source>
   <translation>Todas las cabezas, {layers} por {heads}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>All heads as dots, {across} by {down}</source>
   <translation>Todas las cabezas como puntos, {across} por {down}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{quantity} of {title} over {columns}</source>
   <translation>{quantity} de {title} sobre {columns}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Lines from {queries} to their keys</source>
   <translation>Líneas de {queries} a sus claves</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Tokens, {count}</source>
   <translation>Tokens, {count}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Tokenizers, {names}</source>
   <translation>Tokenizadores, {names}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{lines} over {places}</source>
   <translation>{lines} sobre {places}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Sampling stages, {names}</source>
   <translation>Etapas del muestreo, {names}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>The draw, {shares}</source>
   <translation>El sorteo, {shares}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{count} texts</source>
   <translation>{count} textos</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Branches, {count} tokens</source>
   <translation>Ramas, {count} tokens</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>{kind} attention, {focus}</source>
   <translation>atención [{kind}], {focus}</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Next tokens</source>
   <translation>Siguientes tokens</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Table</source>
   <translation>Tabla</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Calculation</source>
   <translation>Cálculo</translation>
  </message>
  <message>
   <location filename="widgets/accessible.py" />
   <source>Text</source>
   <translation>Texto</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Ctrl</source>
   <translation>Ctrl</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Shift</source>
   <translation>Mayús</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Alt</source>
   <translation>Alt</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Esc</source>
   <translation>Esc</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>PgUp</source>
   <translation>RePág</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>PgDown</source>
   <translation>AvPág</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Home</source>
   <translation>Inicio</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>End</source>
   <translation>Fin</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Space</source>
   <translation>Espacio</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Prompt</source>
   <translation>Prompt</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look</source>
   <translation>Ver</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sample</source>
   <translation>Muestrear</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Model</source>
   <translation>Modelo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Figure</source>
   <translation>Figura</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Window</source>
   <translation>Ventana</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Step</source>
   <translation>Paso</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>One inference: a pass over all of the text, a distribution of what may come next, a draw. Appends the token.</source>
   <translation>Una inferencia: una pasada por todo el texto, una distribución de lo que puede seguir, un sorteo. Añade el token.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Generate</source>
   <translation>Generar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Draw tokens one after the other.</source>
   <translation>Genera tokens uno tras otro.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>generate</source>
   <translation>generar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stop</source>
   <translation>Detener</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stop drawing tokens.</source>
   <translation>Detiene la generación de tokens.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>stop</source>
   <translation>detener</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Mask token</source>
   <translation>Enmascarar token</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put a mask in the place of the token that one looks from.</source>
   <translation>Pone una máscara en lugar del token desde el que se mira.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>mask token</source>
   <translation>enmascarar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Replace by a sentinel</source>
   <translation>Sustituir por un centinela</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Replace what is selected in the source by a sentinel, and let the model fill it.</source>
   <translation>Sustituye lo seleccionado en el origen por un centinela y deja que el modelo lo rellene.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>sentinel</source>
   <translation>centinela</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Chat template</source>
   <translation>Plantilla de chat</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put the prompt into the model's chat template, or no longer.</source>
   <translation>Pone el prompt en la plantilla de chat del modelo, o deja de hacerlo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Undo</source>
   <translation>Deshacer</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take back the last edit, drawn token, focus or setting.</source>
   <translation>Deshace lo último: edición, token generado, foco o ajuste.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Redo</source>
   <translation>Rehacer</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Do again what was taken back.</source>
   <translation>Rehace lo que se deshizo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Text before</source>
   <translation>Texto anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Page back to the text before.</source>
   <translation>Retrocede al texto anterior.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Text after</source>
   <translation>Texto siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Page on to the next text.</source>
   <translation>Avanza al texto siguiente.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>texts</source>
   <translation>textos</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close the pages</source>
   <translation>Cerrar las páginas</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Keep the text that is in view, and close the others.</source>
   <translation>Conserva el texto que está a la vista y cierra los demás.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Write in the prompt</source>
   <translation>Escribir en el prompt</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the prompt.</source>
   <translation>Pasa el teclado al prompt.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>prompt</source>
   <translation>prompt</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Leave the prompt</source>
   <translation>Salir del prompt</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the panels, where single keys work.</source>
   <translation>Pasa el teclado a los paneles, donde funcionan las teclas sueltas.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>keys for the panels</source>
   <translation>teclas de los paneles</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Step before</source>
   <translation>Paso anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look at the draw before, with the text as it was then.</source>
   <translation>Muestra el sorteo anterior, con el texto tal como era entonces.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Step after</source>
   <translation>Paso siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look at the next draw.</source>
   <translation>Muestra el sorteo siguiente.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>First step</source>
   <translation>Primer paso</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look at the first draw.</source>
   <translation>Muestra el primer sorteo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Last step</source>
   <translation>Último paso</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look at the draw that comes next.</source>
   <translation>Muestra el próximo sorteo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Play the draw</source>
   <translation>Animar el sorteo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Let the random number fall once more.</source>
   <translation>Deja caer otra vez el número aleatorio.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>play</source>
   <translation>animar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Draw again</source>
   <translation>Otro sorteo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Draw the token of this step with another seed.</source>
   <translation>Sortea el token de este paso con otra semilla.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>draw again</source>
   <translation>otro sorteo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Only what could follow</source>
   <translation>Solo lo que podría seguir</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Give what could follow all the room, or share it again.</source>
   <translation>Da todo el espacio a lo que podría seguir, o vuelve a repartirlo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the temperature.</source>
   <translation>Pasa el teclado a la temperatura.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Token before</source>
   <translation>Token anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look from the token before.</source>
   <translation>Mira desde el token anterior.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>query token</source>
   <translation>token de consulta</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Token after</source>
   <translation>Token siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Look from the token after.</source>
   <translation>Mira desde el token siguiente.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Layer before</source>
   <translation>Capa anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the same head one layer earlier.</source>
   <translation>Pone el foco en la misma cabeza, una capa antes.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Layer after</source>
   <translation>Capa siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the same head one layer later.</source>
   <translation>Pone el foco en la misma cabeza, una capa después.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Head before</source>
   <translation>Cabeza anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the head before.</source>
   <translation>Pone el foco en la cabeza anterior.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Head after</source>
   <translation>Cabeza siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Focus the head after.</source>
   <translation>Pone el foco en la cabeza siguiente.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage q·k</source>
   <translation>Etapa q·k</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the raw products of query and key.</source>
   <translation>Muestra los productos en bruto de consulta y clave.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>stage</source>
   <translation>etapa</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage scaled</source>
   <translation>Etapa escalada</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the products times the model's scale.</source>
   <translation>Muestra los productos multiplicados por la escala del modelo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage masked</source>
   <translation>Etapa enmascarada</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the scores with later tokens masked.</source>
   <translation>Muestra las puntuaciones con los tokens posteriores enmascarados.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage softmax</source>
   <translation>Etapa softmax</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the weights: each row sums to 1.</source>
   <translation>Muestra los pesos: cada fila suma 1.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage with bias</source>
   <translation>Etapa con sesgo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the scores with the position bias added.</source>
   <translation>Muestra las puntuaciones con el sesgo de posición sumado.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stage capped</source>
   <translation>Etapa con tope</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the scores behind the soft cap.</source>
   <translation>Muestra las puntuaciones tras el tope suave.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Next kind of attention</source>
   <translation>Tipo de atención siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the next of encoder, decoder and cross attention.</source>
   <translation>Muestra la siguiente de las atenciones: codificador, decodificador y cruzada.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Kind of attention before</source>
   <translation>Tipo de atención anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the one before of encoder, decoder and cross attention.</source>
   <translation>Muestra la anterior de las atenciones: codificador, decodificador y cruzada.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Encoder attention</source>
   <translation>Atención del codificador</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show how tokens of the source look at one another.</source>
   <translation>Muestra cómo se miran entre sí los tokens del origen.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Decoder attention</source>
   <translation>Atención del decodificador</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show how tokens of the target look at those before them.</source>
   <translation>Muestra cómo los tokens del destino miran a los anteriores.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Cross attention</source>
   <translation>Atención cruzada</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show how tokens of the target look at the source.</source>
   <translation>Muestra cómo los tokens del destino miran al origen.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the head as lines between tokens.</source>
   <translation>Muestra la cabeza como líneas entre tokens.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>arcs</source>
   <translation>arcos</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Map</source>
   <translation>Mapa</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the head as a map.</source>
   <translation>Muestra la cabeza como mapa.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>map</source>
   <translation>mapa</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stretch colours</source>
   <translation>Estirar colores</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Let the darkest colour stand for what is common, or for 1 again.</source>
   <translation>Hace que el color más oscuro represente lo habitual, o de nuevo 1.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by the next role</source>
   <translation>Ordenar por función siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by what they do: the next of the scores.</source>
   <translation>Ordena las cabezas por lo que hacen: la puntuación siguiente.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>sort</source>
   <translation>ordenar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by the role before</source>
   <translation>Ordenar por función anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by what they do: the score before.</source>
   <translation>Ordena las cabezas por lo que hacen: la puntuación anterior.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Heads as dots or tiles</source>
   <translation>Cabezas: puntos o recuadros</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show every head as a dot with two scores as axes, or as a tile.</source>
   <translation>Muestra cada cabeza como un punto, con dos puntuaciones como ejes, o como un recuadro.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sink aside</source>
   <translation>Apartar sumidero</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the first token's column out of the colours, or put it back.</source>
   <translation>Excluye de los colores la columna del primer token, o vuelve a incluirla.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Greedy or random</source>
   <translation>Voraz o aleatorio</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the likeliest token, or draw by chance.</source>
   <translation>Toma el token más probable, o lo elige al azar.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Pin token</source>
   <translation>Fijar token</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Compare the query token's row with that of others, or end it.</source>
   <translation>Compara la fila del token de consulta con las de otros, o deja de hacerlo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>pin</source>
   <translation>fijar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Where the number comes from</source>
   <translation>De dónde sale el número</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Tell how a weight, a probability or an embedding comes about.</source>
   <translation>Explica cómo surge un peso, una probabilidad o un embedding.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>origin</source>
   <translation>origen</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show what the model is made of, block by block.</source>
   <translation>Muestra de qué está hecho el modelo, bloque a bloque.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show how the model tells positions apart.</source>
   <translation>Muestra cómo distingue el modelo las posiciones.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show which units of the feed-forward network are strongest.</source>
   <translation>Muestra qué unidades de la red de propagación directa son las más fuertes.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Tokenizers side by side</source>
   <translation>Tokenizadores lado a lado</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show how other models cut the same text.</source>
   <translation>Muestra cómo dividen otros modelos el mismo texto.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Larger cells</source>
   <translation>Celdas más grandes</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Zoom in, around the pointer where it is on the map.</source>
   <translation>Amplía, en torno al puntero si está sobre el mapa.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Smaller cells</source>
   <translation>Celdas más pequeñas</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Zoom out again.</source>
   <translation>Vuelve a alejar la vista.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Whole map</source>
   <translation>Mapa entero</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the whole map.</source>
   <translation>Muestra el mapa entero.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>What changed</source>
   <translation>Qué cambió</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>While the key is down: what rose and fell in the last change.</source>
   <translation>Con la tecla pulsada: lo que subió y bajó en el último cambio.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>what changed</source>
   <translation>qué cambió</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Keep the change in sight</source>
   <translation>Mantener el cambio a la vista</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show what rose and fell until it is switched off again.</source>
   <translation>Muestra lo que subió y bajó hasta que se desactive.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Head off or on</source>
   <translation>Activar/desactivar cabeza</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch the focused head off, or on again.</source>
   <translation>Desactiva la cabeza que tiene el foco, o la reactiva.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>head off</source>
   <translation>desactivar cabeza</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Layer off or on</source>
   <translation>Activar/desactivar capa</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head of the layer off, or on again.</source>
   <translation>Desactiva todas las cabezas de la capa, o las reactiva.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Other heads of the layer off or on</source>
   <translation>Activar/desactivar resto de capa</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head of the layer but the focused one off, or on again.</source>
   <translation>Desactiva todas las cabezas de la capa salvo la que tiene el foco, o las reactiva.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All other heads off or on</source>
   <translation>Activar/desactivar las demás</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head but the focused one off, or on again.</source>
   <translation>Desactiva todas las cabezas salvo la que tiene el foco, o las reactiva.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Reset the model</source>
   <translation>Restablecer el modelo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take every head as it was made.</source>
   <translation>Devuelve cada cabeza a su estado original.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>reset the model</source>
   <translation>restablecer el modelo</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Rank heads by effect</source>
   <translation>Clasificar cabezas por efecto</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Remove each head in turn, and see what becomes of the likeliest token.</source>
   <translation>Quita las cabezas una a una y muestra qué pasa con el token más probable.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Stop ranking heads</source>
   <translation>Dejar de clasificar cabezas</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Rank no further.</source>
   <translation>Detiene la clasificación.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Models…</source>
   <translation>Modelos…</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>See which models there are and what each needs; open one, or bring it here.</source>
   <translation>Muestra qué modelos hay y qué necesita cada uno; permite abrirlos o traerlos aquí.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Open folder…</source>
   <translation>Abrir carpeta…</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Open a model from a folder.</source>
   <translation>Abre un modelo desde una carpeta.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Export…</source>
   <translation>Exportar…</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put the figure of the panel in focus on a page.</source>
   <translation>Pone en una página la figura del panel con el foco.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Copy picture</source>
   <translation>Copiar imagen</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Copy the picture of the panel in focus.</source>
   <translation>Copia la imagen del panel con el foco.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Light or dark</source>
   <translation>Claro u oscuro</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch between light and dark.</source>
   <translation>Cambia entre claro y oscuro.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>High contrast</source>
   <translation>Alto contraste</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch to high contrast, or back.</source>
   <translation>Pasa a alto contraste, o vuelve.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Colours of the system</source>
   <translation>Colores del sistema</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Follow the system in light, dark and contrast again.</source>
   <translation>Vuelve a seguir al sistema en claro, oscuro y contraste.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Larger interface</source>
   <translation>Interfaz más grande</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show everything larger, up to 300 %.</source>
   <translation>Muestra todo más grande, hasta el 300 %.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Smaller interface</source>
   <translation>Interfaz más pequeña</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show everything smaller, down to 80 %.</source>
   <translation>Muestra todo más pequeño, hasta el 80 %.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Usual size of the interface</source>
   <translation>Tamaño normal de la interfaz</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show everything at 100 % again.</source>
   <translation>Vuelve a mostrar todo al 100 %.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Language: English</source>
   <translation>Idioma: English</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>The window closes, and comes back in English.</source>
   <translation>La ventana se cierra y vuelve en inglés.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Language: Español</source>
   <translation>Idioma: Español</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>The window closes, and comes back in Spanish.</source>
   <translation>La ventana se cierra y vuelve en español.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Find anything…</source>
   <translation>Buscar cualquier cosa…</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Find an action, a view, a head, a token or a model.</source>
   <translation>Busca una acción, una vista, una cabeza, un token o un modelo.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>find</source>
   <translation>buscar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close the drawer</source>
   <translation>Cerrar el cajón</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close what tells more about a number.</source>
   <translation>Cierra lo que explica más sobre un número.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>close</source>
   <translation>cerrar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Only this panel</source>
   <translation>Solo este panel</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Give the panel in focus all the room, or put the others back.</source>
   <translation>Da todo el espacio al panel con el foco, o devuelve los demás.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>one panel</source>
   <translation>un panel</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All panels</source>
   <translation>Todos los paneles</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put every panel back as it was at the beginning.</source>
   <translation>Deja cada panel como estaba al principio.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “Embedding”</source>
   <translation>Plegar “Embedding”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold the panel, or bring it back.</source>
   <translation>Pliega el panel, o lo despliega.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “All heads”</source>
   <translation>Plegar “Todas las cabezas”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “One head”</source>
   <translation>Plegar “Una cabeza”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Fold “Next token”</source>
   <translation>Plegar “Siguiente token”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “Embedding”</source>
   <translation>Ir a “Embedding”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Take the keyboard to the panel.</source>
   <translation>Pasa el teclado al panel.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “All heads”</source>
   <translation>Ir a “Todas las cabezas”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “One head”</source>
   <translation>Ir a “Una cabeza”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to “Next token”</source>
   <translation>Ir a “Siguiente token”</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Explore</source>
   <translation>Explorar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to what the model computes for the prompt.</source>
   <translation>Va a lo que calcula el modelo para el prompt.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to how the next token is drawn, and what a text becomes.</source>
   <translation>Va a cómo se sortea el siguiente token y en qué se convierte un texto.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to what examples in a prompt do.</source>
   <translation>Va al efecto de los ejemplos en un prompt.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Go to several prompts, or several models, side by side.</source>
   <translation>Va a varios prompts, o varios modelos, lado a lado.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Compare with this prompt</source>
   <translation>Comparar con este prompt</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Put the prompt into the first column of Compare.</source>
   <translation>Pone el prompt en la primera columna de Comparar.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Present</source>
   <translation>Presentar</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Show the views one by one, large; on the second screen where there is one.</source>
   <translation>Muestra las vistas una a una, en grande; en la segunda pantalla si la hay.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Present the view before</source>
   <translation>Presentar la vista anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>While presenting, page back.</source>
   <translation>Durante la presentación, retrocede.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Present the next view</source>
   <translation>Presentar la vista siguiente</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>While presenting, page on.</source>
   <translation>Durante la presentación, avanza.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Menu</source>
   <translation>Menú</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Open the menu with everything that can be done.</source>
   <translation>Abre el menú con todo lo que se puede hacer.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All keys</source>
   <translation>Todas las teclas</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>List all keys.</source>
   <translation>Muestra la lista de todas las teclas.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>all keys</source>
   <translation>todas las teclas</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Quit</source>
   <translation>Salir</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Close the window.</source>
   <translation>Cierra la ventana.</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>What changed, against {what}</source>
   <translation>Qué cambió, comparado con {what}</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>layer {layer} head {head} × {factor}</source>
   <translation>capa {layer} cabeza {head} × {factor}</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>{count} more off</source>
   <translation>desactivadas: {count} más</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>{count} more scaled</source>
   <translation>escaladas: {count} más</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>factor of the focused head, 0 to 2</source>
   <translation>factor de la cabeza con el foco, de 0 a 2</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>Show the change no longer</source>
   <translation>Dejar de mostrar el cambio</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>the model is altered</source>
   <translation>el modelo está alterado</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>What changed: nothing to compare with yet</source>
   <translation>Qué cambió: aún no hay con qué comparar</translation>
  </message>
  <message>
   <location filename="widgets/altered.py" />
   <source>Altered: {heads}</source>
   <translation>Alterado: {heads}</translation>
  </message>
  <message>
   <location filename="widgets/canvas.py" />
   <source>Picture</source>
   <translation>Imagen</translation>
  </message>
  <message>
   <location filename="widgets/commands/find.py" />
   <source>Sort heads by {role}</source>
   <translation>Ordenar cabezas por {role}</translation>
  </message>
  <message>
   <location filename="widgets/commands/heads.py" />
   <source>Heads of an encoder-decoder are not ranked: switch one off to see what it does.</source>
   <translation>Las cabezas de un codificador-decodificador no se clasifican: se puede desactivar una para ver qué hace.</translation>
  </message>
  <message>
   <location filename="widgets/commands/window.py" />
   <source>The size cannot change here: this window keeps nothing to come back with.</source>
   <translation>El tamaño no se puede cambiar aquí: esta ventana no guarda nada con lo que volver.</translation>
  </message>
  <message>
   <location filename="widgets/commands/window.py" />
   <source>{size} % is as large as this screen has room for.</source>
   <translation>El {size} % es lo máximo que cabe en esta pantalla.</translation>
  </message>
  <message>
   <location filename="widgets/commands/window.py" />
   <source>The language cannot change here: this window keeps nothing to come back with.</source>
   <translation>El idioma no se puede cambiar aquí: esta ventana no guarda nada con lo que volver.</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>Sampling</source>
   <translation>Muestreo</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>seed</source>
   <translation>semilla</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>The same seed and prompt give the same text.</source>
   <translation>La misma semilla y el mismo prompt dan el mismo texto.</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>max new tokens</source>
   <translation>máx. tokens</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>How many tokens Generate draws, unless the model ends the text before.</source>
   <translation>Cuántos tokens produce “Generar”, salvo que el modelo acabe antes el texto.</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>“{text}” is no number of tokens: max new tokens takes a whole number of at least 1.</source>
   <translation>“{text}” no es un número de tokens: máx. tokens admite un entero de 1 como mínimo.</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>random</source>
   <translation>aleatorio</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>How the next token is chosen</source>
   <translation>Cómo se elige el siguiente token</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>Always the likeliest token.</source>
   <translation>Siempre el token más probable.</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>Drawn by chance; the seed makes it repeatable.</source>
   <translation>Elegido al azar; la semilla lo hace repetible.</translation>
  </message>
  <message>
   <location filename="widgets/controls/sampling.py" />
   <source>“{text}” is not a whole number: the seed takes one of at least 0.</source>
   <translation>“{text}” no es un número entero: la semilla admite uno de 0 como mínimo.</translation>
  </message>
  <message>
   <location filename="widgets/controls/segments.py" />
   <source>one of {choices}</source>
   <translation>opciones: {choices}</translation>
  </message>
  <message>
   <location filename="widgets/controls/setting_row.py" />
   <source>{explains} Double click: back to the default.</source>
   <translation>{explains} Doble clic: vuelve al valor predeterminado.</translation>
  </message>
  <message>
   <location filename="widgets/controls/setting_row.py" />
   <source>{setting}, number</source>
   <translation>{setting}, número</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>temperature takes a number of at least 0; 0 is greedy, 1 the model's own.</source>
   <translation>la temperatura admite un número de 0 como mínimo; 0 es voraz, 1 la del propio modelo.</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>top-k takes how many of the likeliest tokens to keep, or off.</source>
   <translation>top-k indica cuántos de los tokens más probables se conservan, o desactivado.</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>top-p takes a number above 0 and at most 1; 1 keeps every token.</source>
   <translation>top-p admite un número mayor que 0 y de 1 como máximo; 1 conserva todos los tokens.</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>min-p takes a number between 0 and 1; 0 keeps every token.</source>
   <translation>min-p admite un número entre 0 y 1; 0 conserva todos los tokens.</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>rep. penalty</source>
   <translation>penal. rep.</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>The repetition penalty takes a number above 0: above 1 tokens that were read become less likely.</source>
   <translation>La penalización por repetición admite un número mayor que 0: por encima de 1, los tokens ya leídos se vuelven menos probables.</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>“{text}” is not a whole number: {explains}</source>
   <translation>“{text}” no es un número entero: {explains}</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>“{text}” is not a number: {explains}</source>
   <translation>“{text}” no es un número: {explains}</translation>
  </message>
  <message>
   <location filename="widgets/controls/settings.py" />
   <source>top-k 0 would keep no token: give at least 1, or “off” to keep every token.</source>
   <translation>top-k 0 no conservaría ningún token: hay que indicar 1 como mínimo, o “no” para conservar todos.</translation>
  </message>
  <message>
   <location filename="widgets/drop.py" />
   <source>{count} more could not be used either.</source>
   <translation>Tampoco se pudo usar el resto: {count} más.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is only a part of a model: there is no {file} beside it.</source>
   <translation>“{name}” es solo una parte de un modelo: junto a ella no hay {file}.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is neither a text nor a model.</source>
   <translation>“{name}” no es ni un texto ni un modelo.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Open the model “{model}” and page through {count} texts</source>
   <translation>Abrir el modelo “{model}” y hojear {count} textos</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Open the model “{model}” and put “{text}” into the prompt</source>
   <translation>Abrir el modelo “{model}” y poner “{text}” en el prompt</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Open the model “{model}”</source>
   <translation>Abrir el modelo “{model}”</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Page through {count} texts</source>
   <translation>Hojear {count} textos</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Put “{text}” into the prompt</source>
   <translation>Poner “{text}” en el prompt</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” holds no {file}: drop a model's folder, or texts for the prompt.</source>
   <translation>“{name}” no contiene {file}: hay que soltar la carpeta de un modelo, o textos para el prompt.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is no file: drop a model's folder, or texts for the prompt.</source>
   <translation>“{name}” no es un archivo: hay que soltar la carpeta de un modelo, o textos para el prompt.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” has {size:.1f} MB: a text for the prompt has at most {most:g} MB.</source>
   <translation>“{name}” ocupa {size:.1f} MB: un texto para el prompt tiene como máximo {most:g} MB.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is empty.</source>
   <translation>“{name}” está vacío.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>One model is opened at a time: “{model}” is.</source>
   <translation>Solo se abre un modelo a la vez: se abre “{model}”.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>Of {count} files the first {most} were read.</source>
   <translation>De {count} archivos se leyeron los primeros {most}.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is not there any more.</source>
   <translation>“{name}” ya no está ahí.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” may hold pickled weights, which can run code: save them as safetensors.</source>
   <translation>“{name}” puede contener pesos en formato pickle, capaces de ejecutar código: hay que guardarlos como safetensors.</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” cannot be read ({why}).</source>
   <translation>“{name}” no se puede leer ({why}).</translation>
  </message>
  <message>
   <location filename="widgets/dropped.py" />
   <source>“{name}” is no UTF-8 text (byte {place} is {byte:02X}): save it as UTF-8.</source>
   <translation>“{name}” no es texto UTF-8 (el byte {place} es {byte:02X}): hay que guardarlo como UTF-8.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>On the command line, “headlight prompt” computes what examples in a prompt do</source>
   <translation>En la línea de comandos, “headlight prompt” calcula el efecto de los ejemplos en un prompt</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>What changed since an earlier moment has no command</source>
   <translation>Lo que cambió desde un momento anterior no tiene comando</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>A command cannot tell the tokens that were drawn from those that were typed</source>
   <translation>Un comando no puede distinguir los tokens generados de los escritos</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>A command knows no text to stop at</source>
   <translation>Un comando no conoce textos en los que detenerse</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>On the command line, “headlight compare” compares prompts and models</source>
   <translation>En la línea de comandos, “headlight compare” compara prompts y modelos</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Export</source>
   <translation>Exportar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Close</source>
   <translation>Cerrar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy the numbers; a spreadsheet takes them as cells</source>
   <translation>Copia los números; una hoja de cálculo los toma como celdas</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy the page as a picture (PNG) and a drawing (SVG)</source>
   <translation>Copia la página como imagen (PNG) y como dibujo (SVG)</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copied the numbers.</source>
   <translation>Números copiados.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copied the page.</source>
   <translation>Página copiada.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy data</source>
   <translation>Copiar datos</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy command</source>
   <translation>Copiar comando</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Cancel</source>
   <translation>Cancelar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy</source>
   <translation>Copiar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Save…</source>
   <translation>Guardar…</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copied the command.</source>
   <translation>Comando copiado.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copy the command line that makes the same file</source>
   <translation>Copia la línea de comandos que produce el mismo archivo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Saving…</source>
   <translation>Guardando…</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Copying…</source>
   <translation>Copiando…</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/dialog.py" />
   <source>Close without saving</source>
   <translation>Cerrar sin guardar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>sentence</source>
   <translation>frase</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>model</source>
   <translation>modelo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>altered</source>
   <translation>alterado</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>against</source>
   <translation>frente a</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>selection</source>
   <translation>selección</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>sampling</source>
   <translation>muestreo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>program</source>
   <translation>programa</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>{fact} travels in the file</source>
   <translation>{fact}: va dentro del archivo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>Write it into the file, where programs find it</source>
   <translation>Lo escribe en el archivo, donde los programas lo encuentran</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>{fact} stands on the page</source>
   <translation>{fact}: consta en la página</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/facts.py" />
   <source>Print it below the figure</source>
   <translation>Lo imprime debajo de la figura</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>vector cells in an SVG need none</source>
   <translation>no hace falta en un SVG vectorial</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>vector cells in a PDF need none</source>
   <translation>no hace falta en un PDF vectorial</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>paper</source>
   <translation>papel</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>light</source>
   <translation>claro</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>dark</source>
   <translation>oscuro</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>A picture of pixels</source>
   <translation>Una imagen de píxeles</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>A drawing for the web and for editing</source>
   <translation>Un dibujo para la web y para editar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>A document page, for papers</source>
   <translation>Una página de documento, para artículos</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>The numbers, for NumPy</source>
   <translation>Los números, para NumPy</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>The numbers, as a table</source>
   <translation>Los números, como tabla</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>The numbers, for any program</source>
   <translation>Los números, para cualquier programa</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Text stays text, set in fonts that travel in the file.</source>
   <translation>El texto sigue siendo texto, en fuentes que viajan en el archivo.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Text as shapes, for programs that ignore the fonts of a drawing.</source>
   <translation>El texto como trazados, para programas que ignoran las fuentes de un dibujo.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>What to export</source>
   <translation>Qué exportar</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>figure</source>
   <translation>figura</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>height as the figure needs</source>
   <translation>altura según la figura</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>auto</source>
   <translation>auto</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>As high as the figure needs</source>
   <translation>Tan alta como necesite la figura</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>name of the file</source>
   <translation>nombre del archivo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>preset</source>
   <translation>preajuste</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>text</source>
   <translation>texto</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>outlines</source>
   <translation>trazados</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>text of the drawing</source>
   <translation>texto del dibujo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>theme</source>
   <translation>tema</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>format</source>
   <translation>formato</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>size</source>
   <translation>tamaño</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>font size</source>
   <translation>tamaño de letra</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>resolution</source>
   <translation>resolución</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Travels with the file</source>
   <translation>Viaja con el archivo</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>on the page</source>
   <translation>en la página</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>name</source>
   <translation>nombre</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>numbers have none</source>
   <translation>los números no tienen</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>mm wide</source>
   <translation>mm ancho</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>height</source>
   <translation>altura</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>mm high</source>
   <translation>mm alto</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/form.py" />
   <source>Inter, embedded</source>
   <translation>Inter, incrustada</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/measures.py" />
   <source>“{text}” is not a number: write one such as 89 or 7.5.</source>
   <translation>“{text}” no es un número: hay que escribir uno como 89 o 7.5.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/measures.py" />
   <source>A number is missing: write one such as 89 or 7.5.</source>
   <translation>Falta un número: hay que escribir uno como 89 o 7.5.</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>The page, as it will be</source>
   <translation>La página, tal como será</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>The file, as it begins</source>
   <translation>El archivo, tal como empieza</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>{width} × {height} millimetres, shown at {share} per cent</source>
   <translation>{width} × {height} milímetros, mostrada al {share} por ciento</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/page_view.py" />
   <source>drawing…</source>
   <translation>dibujando…</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/press.py" />
   <source>The page could not be drawn ({why}).</source>
   <translation>No se pudo dibujar la página ({why}).</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>single column</source>
   <translation>una columna</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>double column</source>
   <translation>dos columnas</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>slide</source>
   <translation>diapositiva</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>{width} × {height} mm, type of {font} pt</source>
   <translation>{width} × {height} mm, letra de {font} pt</translation>
  </message>
  <message>
   <location filename="widgets/export_dialog/settings.py" />
   <source>{width} mm wide, as high as the figure needs, type of {font} pt</source>
   <translation>{width} mm de ancho, alto según la figura, letra de {font} pt</translation>
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>An action, a view, a head such as L3 H5, a token, a model</source>
   <translation>Una acción, una vista, una cabeza como L3 H5, un token, un modelo</translation>
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>view</source>
   <translation>vista</translation>
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>Command palette</source>
   <translation>Paleta de comandos</translation>
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>Find an action, a view, a head, a token or a model</source>
   <translation>Buscar una acción, una vista, una cabeza, un token o un modelo</translation>
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>What was found</source>
   <translation>Resultados</translation>
  </message>
  <message>
   <location filename="widgets/finder.py" />
   <source>Nothing is called that.</source>
   <translation>Nada se llama así.</translation>
  </message>
  <message>
   <location filename="widgets/finding.py" />
   <source>token {place}</source>
   <translation>token {place}</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>How many tokens the model reads, of how many its context window has room for.</source>
   <translation>Cuántos tokens lee el modelo, de los que caben en su ventana de contexto.</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>Tokens whose rows are known from the pass before; only the others ran.</source>
   <translation>Tokens cuyas filas se conocen de la pasada anterior; solo se calcularon los demás.</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>Cost of the pass</source>
   <translation>Coste de la pasada</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>pass</source>
   <translation>pasada</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>How long the model computed for this prompt.</source>
   <translation>Cuánto tiempo calculó el modelo para este prompt.</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>reused</source>
   <translation>reutilizado</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>paint</source>
   <translation>pintado</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>From the new pass to the painted window.</source>
   <translation>Desde la nueva pasada hasta la ventana pintada.</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>objective</source>
   <translation>objetivo</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>What the model was trained to do.</source>
   <translation>Para qué se entrenó el modelo.</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>{count} of {total} tokens</source>
   <translation>{count} de {total} tokens</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>no language head</source>
   <translation>sin cabeza de lenguaje</translation>
  </message>
  <message>
   <location filename="widgets/foot.py" />
   <source>source {read}, target {count} tokens</source>
   <translation>origen {read}, destino {count} tokens</translation>
  </message>
  <message>
   <location filename="widgets/keeping/keeper.py" />
   <source>What you do here is not kept for the next start: {file} cannot be written ({why}).</source>
   <translation>Lo que se haga aquí no se conserva para el próximo inicio: no se puede escribir {file} ({why}).</translation>
  </message>
  <message>
   <location filename="widgets/keeping/keeper.py" />
   <source>“{part}” could not be restored as it was ({why}).</source>
   <translation>“{part}” no se pudo restaurar como estaba ({why}).</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>The settings could not be understood ({why}): this start is fresh; they lie in {file}.</source>
   <translation>Los ajustes no se entienden ({why}): este inicio parte de cero; quedan guardados en {file}.</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>the file is too large</source>
   <translation>el archivo es demasiado grande</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>another program wrote the file</source>
   <translation>el archivo lo escribió otro programa</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>another version of Headlight wrote the file</source>
   <translation>el archivo lo escribió otra versión de Headlight</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>The settings could not be read ({why}); they stay as they are.</source>
   <translation>Los ajustes no se pudieron leer ({why}); se quedan como están.</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>The settings could not be understood ({why}): this start is fresh, and nothing is kept.</source>
   <translation>Los ajustes no se entienden ({why}): este inicio parte de cero y no se guarda nada.</translation>
  </message>
  <message>
   <location filename="widgets/keeping/settings.py" />
   <source>the file is damaged</source>
   <translation>el archivo está dañado</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>while tokens are drawn</source>
   <translation>mientras se generan tokens</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>drawer open</source>
   <translation>con el cajón abierto</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>from arcs</source>
   <translation>desde los arcos</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>from the map</source>
   <translation>desde el mapa</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>in the prompt</source>
   <translation>en el prompt</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>in a panel</source>
   <translation>en un panel</translation>
  </message>
  <message>
   <location filename="widgets/key_sheet.py" />
   <source>or</source>
   <translation>o</translation>
  </message>
  <message>
   <location filename="widgets/main_menu.py" />
   <source>Views</source>
   <translation>Vistas</translation>
  </message>
  <message>
   <location filename="widgets/main_window.py" />
   <source>Something went wrong in the window ({fault}); it goes on.</source>
   <translation>Algo falló en la ventana ({fault}); sigue funcionando.</translation>
  </message>
  <message>
   <location filename="widgets/marks/arcs.py" />
   <source>the {count} strongest lines, from {least}</source>
   <translation>las {count} líneas más fuertes, desde {least}</translation>
  </message>
  <message>
   <location filename="widgets/marks/heat_map.py" />
   <source>dimensions {first} to {last} of {count}: drag to see others</source>
   <translation>dimensiones {first} a {last} de {count}: arrastrar para ver otras</translation>
  </message>
  <message>
   <location filename="widgets/marks/scatter.py" />
   <source>On this prompt no head has both scores.</source>
   <translation>Con este prompt ninguna cabeza tiene ambas puntuaciones.</translation>
  </message>
  <message>
   <location filename="widgets/marks/scatter.py" />
   <source>also here: {heads}</source>
   <translation>también aquí: {heads}</translation>
  </message>
  <message>
   <location filename="widgets/marks/scrolled.py" />
   <source>line {first} of {count}</source>
   <translation>línea {first} de {count}</translation>
  </message>
  <message>
   <location filename="widgets/marks/scrolled.py" />
   <source>lines {first}–{last} of {count}</source>
   <translation>líneas {first}–{last} de {count}</translation>
  </message>
  <message>
   <location filename="widgets/marks/tile_grid.py" />
   <source>{count} of {total} queries</source>
   <translation>{count} de {total} consultas</translation>
  </message>
  <message>
   <location filename="widgets/marks/token_strip.py" />
   <source>{token}: mask this token</source>
   <translation>{token}: enmascarar este token</translation>
  </message>
  <message>
   <location filename="widgets/masking.py" />
   <source>{token} stands for nothing that was typed, so it cannot be masked.</source>
   <translation>{token} no representa nada de lo escrito, así que no se puede enmascarar.</translation>
  </message>
  <message>
   <location filename="widgets/masking.py" />
   <source>Select some words of the source first: the model fills what you take out.</source>
   <translation>Antes hay que seleccionar algunas palabras del origen: el modelo rellena lo que se quita.</translation>
  </message>
  <message>
   <location filename="widgets/masking.py" />
   <source>All {count} sentinels of the model are in the source already.</source>
   <translation>Los {count} centinelas del modelo ya están en el origen.</translation>
  </message>
  <message>
   <location filename="widgets/masking.py" />
   <source>Begin with this sentence</source>
   <translation>Empezar con esta frase</translation>
  </message>
  <message>
   <location filename="widgets/models/clerk.py" />
   <source>That could not be done ({why}).</source>
   <translation>No se pudo hacer ({why}).</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Filter, or a name on the Hub, or a path</source>
   <translation>Filtro, nombre en el Hub o ruta</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Filter the models, or give a name on the Hub or a path</source>
   <translation>Filtrar los modelos, o indicar un nombre del Hub o una ruta</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>{size} a second</source>
   <translation>{size} por segundo</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Stopped; the model in use stays.</source>
   <translation>Detenido; sigue el modelo en uso.</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Open</source>
   <translation>Abrir</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Asking for {name}…</source>
   <translation>Pidiendo {name}…</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Stopping…</source>
   <translation>Deteniendo…</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Remove…</source>
   <translation>Quitar…</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Look up</source>
   <translation>Buscar</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Stopped; what has come is kept.</source>
   <translation>Detenido; se conserva lo que ha llegado.</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Opening {name}…</source>
   <translation>Abriendo {name}…</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>{count} on this machine</source>
   <translation>{count} en este equipo</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Get</source>
   <translation>Obtener</translation>
  </message>
  <message>
   <location filename="widgets/models/dialog.py" />
   <source>Asking the Hub…</source>
   <translation>Preguntando al Hub…</translation>
  </message>
  <message>
   <location filename="widgets/models/library.py" />
   <source>{name} is being fetched; the list of models shows how far it is.</source>
   <translation>{name} se está descargando; la lista de modelos muestra cuánto lleva.</translation>
  </message>
  <message>
   <location filename="widgets/models/library.py" />
   <source>{name} is here: open it from the list of models.</source>
   <translation>{name} ya está aquí: se abre desde la lista de modelos.</translation>
  </message>
  <message>
   <location filename="widgets/models/progress_bar.py" />
   <source>{done} of {total}</source>
   <translation>{done} de {total}</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>“{name}” is deleted from {place}. It can be fetched again where it came from.</source>
   <translation>“{name}” se borra de {place}. Se puede volver a descargar de donde vino.</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>Pickled weights</source>
   <translation>Pesos en pickle</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>The weights of this model are stored with Python’s pickle. Such a file is a program: opening it can run whatever its maker put in, with all your rights. Files named *.safetensors hold numbers alone; look whether the model exists as one.</source>
   <translation>Los pesos de este modelo están guardados con pickle de Python. Un archivo así es un programa: abrirlo puede ejecutar todo lo que su autor haya puesto en él, con todos los permisos del usuario. Los archivos *.safetensors solo contienen números; conviene mirar si el modelo existe en ese formato.</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>I trust who made this model: open its pickled weights</source>
   <translation>Confío en quien hizo este modelo: abrir sus pesos en pickle</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>Code of the model’s own</source>
   <translation>Código propio del modelo</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>This model brings Python code that no release of transformers contains. Opening it runs that code with all your rights: it can read your files and send them anywhere, and nobody but its author need ever have read it.</source>
   <translation>Este modelo trae código Python que no contiene ninguna versión de transformers. Abrirlo ejecuta ese código con todos los permisos del usuario: puede leer sus archivos y enviarlos a cualquier parte, y quizá nadie más que su autor lo haya leído nunca.</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>I trust who wrote this code: run it</source>
   <translation>Confío en quien escribió este código: ejecutarlo</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>Allow</source>
   <translation>Permitir</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>Remove the model</source>
   <translation>Quitar el modelo</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>Delete its files</source>
   <translation>Borrar sus archivos</translation>
  </message>
  <message>
   <location filename="widgets/models/question.py" />
   <source>Remove</source>
   <translation>Quitar</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>Embedded</source>
   <translation>Incluidos</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>In your folder of models</source>
   <translation>En la carpeta de modelos</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>In Python packages</source>
   <translation>En paquetes de Python</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>In the cache of the Hub</source>
   <translation>En la caché del Hub</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>Known, and not here yet</source>
   <translation>Conocidos, aún no están aquí</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>Open now</source>
   <translation>Abierto ahora</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>open now</source>
   <translation>abierto</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>terms</source>
   <translation>condiciones</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>no open weights</source>
   <translation>sin pesos abiertos</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>look for it on the Hub</source>
   <translation>buscarlo en el Hub</translation>
  </message>
  <message>
   <location filename="widgets/models/rows.py" />
   <source>on this machine</source>
   <translation>en este equipo</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>{count}, shared by {heads} query heads</source>
   <translation>{count}, compartidas por {heads} cabezas de consulta</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>The Hub hands it only to those who accepted its terms there, and logged in here with “hf auth login”.</source>
   <translation>El Hub solo lo entrega a quienes han aceptado allí sus condiciones y han iniciado sesión aquí con “hf auth login”.</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>{encoder} + {decoder}</source>
   <translation>{encoder} + {decoder}</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>about {count}</source>
   <translation>unos {count}</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>fits</source>
   <translation>cabe</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>fits, not with a full context</source>
   <translation>cabe, sin contexto completo</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>does not fit</source>
   <translation>no cabe</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Kind</source>
   <translation>Tipo</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Family</source>
   <translation>Familia</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Parameters</source>
   <translation>Parámetros</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Layers × heads</source>
   <translation>Capas × cabezas</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Key-value heads</source>
   <translation>Cabezas clave-valor</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Width</source>
   <translation>Anchura</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>{width}, {head} a head</source>
   <translation>{width}, {head} por cabeza</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Context</source>
   <translation>Contexto</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Vocabulary</source>
   <translation>Vocabulario</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Stored as</source>
   <translation>Guardado como</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Its weights are pickled: opening them can run any code.</source>
   <translation>Sus pesos están en pickle: abrirlos puede ejecutar cualquier código.</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Graphics card</source>
   <translation>Tarjeta gráfica</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Trained for {what}.</source>
   <translation>Objetivo de entrenamiento: {what}.</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>It gives vectors, and has no language head: attention and hidden states are shown.</source>
   <translation>Da vectores y no tiene cabeza de lenguaje: se muestran la atención y los estados ocultos.</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>To fetch</source>
   <translation>Por descargar</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Licence</source>
   <translation>Licencia</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>What the model is</source>
   <translation>Qué es el modelo</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>fits: {free} free of {total}</source>
   <translation>cabe: {free} libres de {total}</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>{free} free of {total}</source>
   <translation>{free} libres de {total}</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Runs on</source>
   <translation>Se ejecuta en</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>From the Hub</source>
   <translation>Del Hub</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Look it up, and the Hub says what it is before anything is fetched.</source>
   <translation>Al buscarlo, el Hub dice qué es antes de descargar nada.</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>no end of its own</source>
   <translation>sin límite propio</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>{count} a layer</source>
   <translation>{count} por capa</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Python package</source>
   <translation>Paquete de Python</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Folder</source>
   <translation>Carpeta</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>File</source>
   <translation>Archivo</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>Memory</source>
   <translation>Memoria</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>not said</source>
   <translation>no se indica</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>free</source>
   <translation>libres</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>weights</source>
   <translation>pesos</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>queries, keys and values of a full context</source>
   <translation>consultas, claves y valores de un contexto completo</translation>
  </message>
  <message>
   <location filename="widgets/models/sheet.py" />
   <source>what is free ends here</source>
   <translation>aquí acaba lo libre</translation>
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>{name} is not there any more.</source>
   <translation>{name} ya no está ahí.</translation>
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>not there</source>
   <translation>no está</translation>
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>Open a model: a folder with config.json, tokenizer.json and the weights</source>
   <translation>Abrir un modelo: una carpeta con config.json, tokenizer.json y los pesos</translation>
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>“{name}” is open instead.</source>
   <translation>En su lugar está abierto “{name}”.</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>The report holds the program, the system, the model and these lines; not what you wrote in the prompt.</source>
   <translation>El informe contiene el programa, el sistema, el modelo y estas líneas; no lo escrito en el prompt.</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>info</source>
   <translation>información</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>warning</source>
   <translation>advertencia</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>error</source>
   <translation>error</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Details</source>
   <translation>Detalles</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Copy report</source>
   <translation>Copiar informe</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Close the notice</source>
   <translation>Cerrar el aviso</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Details of the notice</source>
   <translation>Detalles del aviso</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Copy report with the prompt</source>
   <translation>Copiar informe con el prompt</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>{count} more: show the next notice</source>
   <translation>{count} más: mostrar el aviso siguiente</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>Less</source>
   <translation>Menos</translation>
  </message>
  <message>
   <location filename="widgets/notices.py" />
   <source>{count} such faults so far.</source>
   <translation>{count} fallos de este tipo hasta ahora.</translation>
  </message>
  <message>
   <location filename="widgets/pager.py" />
   <source>{place} of {count} · {name}</source>
   <translation>{place} de {count} · {name}</translation>
  </message>
  <message>
   <location filename="widgets/panels/effects.py" />
   <source>What removing each head does to the likeliest token will stand here.</source>
   <translation>Aquí se verá qué le hace al token más probable quitar cada cabeza.</translation>
  </message>
  <message>
   <location filename="widgets/panels/effects.py" />
   <source>Rank heads</source>
   <translation>Clasificar cabezas</translation>
  </message>
  <message>
   <location filename="widgets/panels/effects.py" />
   <source>{done} of {total} heads</source>
   <translation>{done} de {total} cabezas</translation>
  </message>
  <message>
   <location filename="widgets/panels/embedding.py" />
   <source>Type something: each token becomes a vector, its position is added, and the sum enters layer 0.</source>
   <translation>Al escribir algo, cada token se convierte en un vector, se le suma su posición y el resultado entra en la capa 0.</translation>
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>Which token looks at which, in the head that has the focus.</source>
   <translation>Qué token mira a cuál, en la cabeza que tiene el foco.</translation>
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>from the query token</source>
   <translation>desde la consulta</translation>
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>from all</source>
   <translation>desde todas</translation>
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>whose arcs</source>
   <translation>arcos de quién</translation>
  </message>
  <message>
   <location filename="widgets/panels/head.py" />
   <source>drawn as</source>
   <translation>dibujada como</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Take the first token's column out of the colours, and stretch them to what is common besides (S)</source>
   <translation>Excluye de los colores la columna del primer token y los estira además hasta lo habitual (S)</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Every head of every layer will stand here, and below what the model would say after each layer.</source>
   <translation>Aquí se verán todas las cabezas de todas las capas y, debajo, lo que diría el modelo tras cada capa.</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>grid</source>
   <translation>rejilla</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>dots</source>
   <translation>puntos</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Click to stretch the colours to what occurs, or back to 1 (C)</source>
   <translation>Un clic estira los colores hasta lo que aparece, o los devuelve a 1 (C)</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Layers downwards, heads to the right, as the model has them.</source>
   <translation>Capas hacia abajo, cabezas hacia la derecha, como las tiene el modelo.</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Heads in the order of</source>
   <translation>Orden de las cabezas</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>by</source>
   <translation>por</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>sink aside</source>
   <translation>sin sumidero</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>To the right</source>
   <translation>Hacia la derecha</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Upwards</source>
   <translation>Hacia arriba</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>at least</source>
   <translation>al menos</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Heads below this score step back</source>
   <translation>Las cabezas por debajo de esta puntuación se atenúan</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>{count} of {total}</source>
   <translation>{count} de {total}</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>Heads whose “{score}” is lower step back; a double click brings all back.</source>
   <translation>Las cabezas con “{score}” más bajo se atenúan; un doble clic las devuelve todas.</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>heads drawn as</source>
   <translation>cabezas dibujadas como</translation>
  </message>
  <message>
   <location filename="widgets/panels/heads.py" />
   <source>all heads</source>
   <translation>todas las cabezas</translation>
  </message>
  <message>
   <location filename="widgets/panels/kinds.py" />
   <source>Tokens of the source look at tokens of the source, both ways  K</source>
   <translation>Los tokens del origen miran a los del origen, en ambos sentidos  K</translation>
  </message>
  <message>
   <location filename="widgets/panels/kinds.py" />
   <source>Tokens of the target look at the target before them  K</source>
   <translation>Los tokens del destino miran a los anteriores del destino  K</translation>
  </message>
  <message>
   <location filename="widgets/panels/kinds.py" />
   <source>Tokens of the target look at tokens of the source  K</source>
   <translation>Los tokens del destino miran a los del origen  K</translation>
  </message>
  <message>
   <location filename="widgets/panels/next_token.py" />
   <source>What may come next, as the model gives it and as the settings below reshape it.</source>
   <translation>Lo que puede venir después, según lo da el modelo y según lo cambian los ajustes de abajo.</translation>
  </message>
  <message>
   <location filename="widgets/panels/next_token.py" />
   <source>Fill the masks</source>
   <translation>Rellenar máscaras</translation>
  </message>
  <message>
   <location filename="widgets/panels/next_token.py" />
   <source>Write something, and mask a token of it: what the model would put there stands here.</source>
   <translation>Al escribir algo y enmascarar un token, aquí se ve lo que el modelo pondría ahí.</translation>
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>Click a number, and see how it comes about.</source>
   <translation>Un clic en un número muestra cómo surge.</translation>
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>Close the explanation</source>
   <translation>Cerrar la explicación</translation>
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>what is explained</source>
   <translation>qué se explica</translation>
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>the weight</source>
   <translation>el peso</translation>
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>what it carries</source>
   <translation>lo que transporta</translation>
  </message>
  <message>
   <location filename="widgets/panels/origin.py" />
   <source>which part</source>
   <translation>qué parte</translation>
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>‹ folds the panel; a double click gives it all the room, and again puts the others back</source>
   <translation>‹ pliega el panel; un doble clic le da todo el espacio, y otro devuelve los demás</translation>
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>Save or copy the figures of “{title}”</source>
   <translation>Guardar o copiar las figuras de “{title}”</translation>
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>{title}: save or copy</source>
   <translation>{title}: guardar o copiar</translation>
  </message>
  <message>
   <location filename="widgets/panels/panel.py" />
   <source>{name} from {low} to {high}</source>
   <translation>{name} de {low} a {high}</translation>
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>Unfolds the panel.</source>
   <translation>Despliega el panel.</translation>
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>{title}, folded</source>
   <translation>{title}, plegado</translation>
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>Unfold “{title}”</source>
   <translation>Desplegar “{title}”</translation>
  </message>
  <message>
   <location filename="widgets/panels/strip.py" />
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <location filename="widgets/panels/strip.py" />
   <source>Look from this token</source>
   <translation>Mirar desde este token</translation>
  </message>
  <message>
   <location filename="widgets/panels/strip.py" />
   <source>Pin this token</source>
   <translation>Fijar este token</translation>
  </message>
  <message>
   <location filename="widgets/panels/strip.py" />
   <source>Mask this token</source>
   <translation>Enmascarar este token</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>layer {place}</source>
   <translation>capa {place}</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>{count} layers, counted from 0</source>
   <translation>{count} capas, contadas desde 0</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>head {place}</source>
   <translation>cabeza {place}</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>{count} heads, counted from 0</source>
   <translation>{count} cabezas, contadas desde 0</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>Write something, and this shows {what}.</source>
   <translation>Al escribir algo, aquí se ve esto: {what}.</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>Cross-attention has no position bias; this is the decoder's self-attention.</source>
   <translation>La atención cruzada no tiene sesgo de posición; esta es la autoatención del decodificador.</translation>
  </message>
  <message>
   <location filename="widgets/panels/view_drawer.py" />
   <source>Show how the tokenizer of {name} cuts the text</source>
   <translation>Mostrar cómo divide el texto el tokenizador de {name}</translation>
  </message>
  <message>
   <location filename="widgets/passes.py" />
   <source>The target has {count} tokens; the model reads the last {context}.</source>
   <translation>El destino tiene {count} tokens; el modelo lee los últimos {context}.</translation>
  </message>
  <message>
   <location filename="widgets/passes.py" />
   <source>The prompt has {count} tokens; the model reads the last {context}.</source>
   <translation>El prompt tiene {count} tokens; el modelo lee los últimos {context}.</translation>
  </message>
  <message>
   <location filename="widgets/passes.py" />
   <source>The model ended the text here.</source>
   <translation>El modelo terminó el texto aquí.</translation>
  </message>
  <message>
   <location filename="widgets/presenter/big_bars.py" />
   <source>given %</source>
   <translation>tal cual %</translation>
  </message>
  <message>
   <location filename="widgets/presenter/big_map.py" />
   <source>the largest of each cell</source>
   <translation>el mayor de cada celda</translation>
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>token {place}: {token}, id {id}</source>
   <translation>token {place}: {token}, id {id}</translation>
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>{count} before</source>
   <translation>{count} antes</translation>
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>{count} after</source>
   <translation>{count} después</translation>
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source>token {place}: {token}, id {id}, piece {piece}</source>
   <translation>token {place}: {token}, id {id}, pieza {piece}</translation>
  </message>
  <message>
   <location filename="widgets/presenter/chips.py" />
   <source> · weight {weight}</source>
   <translation> · peso {weight}</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>PgUp PgDn</source>
   <translation>RePág AvPág</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>spotlight</source>
   <translation>foco de luz</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>blank</source>
   <translation>negro</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>end</source>
   <translation>salir</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>live caption</source>
   <translation>leyenda automática</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>edit caption</source>
   <translation>editar leyenda</translation>
  </message>
  <message>
   <location filename="widgets/presenter/scenes.py" />
   <source>Type something in the window: what the model makes of it stands here at once.</source>
   <translation>Al escribir algo en la ventana, aquí se ve al instante lo que el modelo hace con ello.</translation>
  </message>
  <message>
   <location filename="widgets/presenter/scenes.py" />
   <source>next token: what changed</source>
   <translation>siguiente token: qué cambió</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>{place} of {count}</source>
   <translation>{place} de {count}</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Headlight: presenter</source>
   <translation>Headlight: presentación</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Presenter</source>
   <translation>Presentación</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Caption</source>
   <translation>Leyenda</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>Presenter: {view}</source>
   <translation>Presentación: {view}</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>altered: 1 head</source>
   <translation>alterado: 1 cabeza</translation>
  </message>
  <message>
   <location filename="widgets/presenter/window.py" />
   <source>altered: {count} heads</source>
   <translation>alterado: {count} cabezas</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>Write something: every keystroke runs through the model</source>
   <translation>Escribir aquí: el modelo calcula con cada pulsación</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>Put the prompt into the model's chat template, as one turn of a conversation</source>
   <translation>Pone el prompt en la plantilla de chat del modelo, como un turno de una conversación</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>The text the model reads; every keystroke is computed.</source>
   <translation>El texto que lee el modelo; se calcula con cada pulsación.</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>Source</source>
   <translation>Origen</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>The text the encoder reads; every keystroke is computed.</source>
   <translation>El texto que lee el codificador; se calcula con cada pulsación.</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>What the model is to read</source>
   <translation>Lo que el modelo debe leer</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>Target</source>
   <translation>Destino</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>The text the decoder has written so far; type it, or draw it token by token.</source>
   <translation>El texto que el decodificador lleva escrito; se escribe a mano o se genera token a token.</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>What the model writes: Step, Generate, or type</source>
   <translation>Lo que escribe el modelo: Paso, Generar o a mano</translation>
  </message>
  <message>
   <location filename="widgets/prompt.py" />
   <source>chat</source>
   <translation>chat</translation>
  </message>
  <message>
   <location filename="widgets/report.py" />
   <source>The report is copied, with the prompt.</source>
   <translation>Informe copiado, con el prompt.</translation>
  </message>
  <message>
   <location filename="widgets/report.py" />
   <source>The report is copied, without the prompt.</source>
   <translation>Informe copiado, sin el prompt.</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Picture (*.png)</source>
   <translation>Imagen (*.png)</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Drawing (*.svg)</source>
   <translation>Dibujo (*.svg)</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Document (*.pdf)</source>
   <translation>Documento (*.pdf)</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Numbers, NumPy (*.npz)</source>
   <translation>Números, NumPy (*.npz)</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Numbers, table (*.csv)</source>
   <translation>Números, tabla (*.csv)</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Numbers, JSON (*.json)</source>
   <translation>Números, JSON (*.json)</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>{title}: export or copy</source>
   <translation>{title}: exportar o copiar</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Copied “{title}” as a picture.</source>
   <translation>Se copió “{title}” como imagen.</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Save the figure</source>
   <translation>Guardar la figura</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Saved “{title}” as {file}.</source>
   <translation>Se guardó “{title}” como {file}.</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Export “{view}”…</source>
   <translation>Exportar “{view}”…</translation>
  </message>
  <message>
   <location filename="widgets/saving.py" />
   <source>Copy picture of “{view}”</source>
   <translation>Copiar imagen de “{view}”</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>{layers} × {heads} heads</source>
   <translation>{layers} × {heads} cabezas</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>What computes the passes; the weights are stored as {precision}.</source>
   <translation>Lo que calcula las pasadas; los pesos se guardan como {precision}.</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Headlight: menu</source>
   <translation>Headlight: menú</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>{name} workspace</source>
   <translation>espacio de trabajo {name}</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Model, workspaces and window</source>
   <translation>Modelo, espacios de trabajo y ventana</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>no model</source>
   <translation>sin modelo</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Choose another model</source>
   <translation>Elegir otro modelo</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>More views: how the model is built, positions, the feed-forward network, tokenizers</source>
   <translation>Más vistas: cómo está hecho el modelo, posiciones, la red de propagación directa (feed-forward), tokenizadores</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Model {name}, {facts}</source>
   <translation>Modelo {name}, {facts}</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>opening…</source>
   <translation>abriendo…</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>choose one</source>
   <translation>elegir uno</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Kind, layers × heads, and the number of parameters.</source>
   <translation>Tipo, capas × cabezas y número de parámetros.</translation>
  </message>
  <message>
   <location filename="widgets/worker/worker.py" />
   <source>The engine failed unexpectedly ({why}); the window goes on.</source>
   <translation>El motor falló de forma inesperada ({why}); la ventana sigue.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/__init__.py" />
   <source>What the model computes for the prompt, head by head.</source>
   <translation>Lo que calcula el modelo para el prompt, cabeza a cabeza.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/__init__.py" />
   <source>How the next token is drawn, and what a text becomes.</source>
   <translation>Cómo se sortea el siguiente token y en qué se convierte un texto.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/__init__.py" />
   <source>What a prompt is put together from, and what examples do.</source>
   <translation>De qué se compone un prompt y qué efecto tienen los ejemplos.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/__init__.py" />
   <source>Several prompts, or several models, side by side.</source>
   <translation>Varios prompts, o varios modelos, lado a lado.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>{count} of {context} tokens</source>
   <translation>{count} de {context} tokens</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>The text has {count} tokens; {model} reads the last {read}.</source>
   <translation>El texto tiene {count} tokens; {model} lee los últimos {read}.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>What may come next, as the model gives it and as the sampling settings leave it.</source>
   <translation>Lo que puede venir después, según lo da el modelo y según lo dejan los ajustes de muestreo.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>What the model has written so far</source>
   <translation>Lo que el modelo lleva escrito</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>More for column {name}</source>
   <translation>Más de la columna {name}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Remove this column</source>
   <translation>Quitar esta columna</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Column {name}</source>
   <translation>Columna {name}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Prompt of column {name}</source>
   <translation>Prompt de la columna {name}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Target of column {name}</source>
   <translation>Destino de la columna {name}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>perplexity {perplexity}</source>
   <translation>perplejidad {perplexity}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>{bits:.2f} bits a byte</source>
   <translation>{bits:.2f} bits por byte</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Duplicate this column</source>
   <translation>Duplicar esta columna</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Take the prompt from Explore</source>
   <translation>Tomar el prompt de Explorar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/column.py" />
   <source>Open this prompt in Explore</source>
   <translation>Abrir este prompt en Explorar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/layout.py" />
   <source>Fewer than two columns predict a token, so there is nothing to compare.</source>
   <translation>Menos de dos columnas predicen un token, así que no hay nada que comparar.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/layout.py" />
   <source>What two columns say comes next stands here on one axis, once both have read something.</source>
   <translation>Aquí se ve en un mismo eje lo que sigue según dos columnas, en cuanto ambas han leído algo.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/layout.py" />
   <source>Compared</source>
   <translation>Comparación</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/workspace.py" />
   <source>Add a column</source>
   <translation>Añadir columna</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/workspace.py" />
   <source>The columns read their texts as they are, outside the chat template.</source>
   <translation>Las columnas leen sus textos tal cual, sin la plantilla de chat.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/workspace.py" />
   <source>{model}, as in the window</source>
   <translation>{model}, el de la ventana</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/workspace.py" />
   <source>the window's model</source>
   <translation>el modelo de la ventana</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/workspace.py" />
   <source>The model that is open in the whole window</source>
   <translation>El modelo abierto en toda la ventana</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/compare/workspace.py" />
   <source>sampling: {settings}</source>
   <translation>muestreo: {settings}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>draws of examples for each row</source>
   <translation>sorteos de ejemplos por fila</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>Compute</source>
   <translation>Calcular</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>this question</source>
   <translation>esta pregunta</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>every row</source>
   <translation>cada fila</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>Whose curve</source>
   <translation>Curva de quién</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>“{text}” is no number of draws: it takes a whole number from 1 to {most}.</source>
   <translation>“{text}” no es un número de sorteos: admite un entero de 1 a {most}.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>The question, behind the rows as they stand.</source>
   <translation>La pregunta, tras las filas tal como están.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>Each row is the question once, with up to {most} examples drawn from the others.</source>
   <translation>Cada fila es la pregunta una vez, con hasta {most} ejemplos sorteados de las demás.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/curve_panel.py" />
   <source>Go on</source>
   <translation>Continuar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>Instruction</source>
   <translation>Instrucción</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>What the model is told before the examples; may be empty.</source>
   <translation>Lo que se le dice al modelo antes de los ejemplos; puede quedar vacío.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>no instruction</source>
   <translation>sin instrucción</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>Question</source>
   <translation>Pregunta</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>The input whose output the model is to find.</source>
   <translation>La entrada cuya salida debe hallar el modelo.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>the last input</source>
   <translation>la última entrada</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>Expected answer</source>
   <translation>Respuesta esperada</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>The output that the question should have: its probability is followed.</source>
   <translation>La salida que debería tener la pregunta: se sigue su probabilidad.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>its output</source>
   <translation>su salida</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>Template</source>
   <translation>Plantilla</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>How an example is written, with {input} and {output}; Shift+Enter begins a new line.</source>
   <translation>Cómo se escribe un ejemplo, con {input} y {output}; Mayús+Intro empieza una línea nueva.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/fields.py" />
   <source>{input} -&gt; {output}</source>
   <translation>{input} -&gt; {output}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>This sample is for {model}; another model may not follow it.</source>
   <translation>Esta muestra es para {model}; otro modelo quizá no la siga.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>your own</source>
   <translation>propia</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Begin with an empty table; undo brings back what stands there.</source>
   <translation>Empieza con una tabla vacía; deshacer recupera lo que hay ahora.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Workbench</source>
   <translation>Banco de pruebas</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Sample prompt</source>
   <translation>Prompt de muestra</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>sample</source>
   <translation>muestra</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>changed</source>
   <translation>cambiada</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Clear</source>
   <translation>Vaciar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Take all rows out; undo brings them back</source>
   <translation>Quita todas las filas; deshacer las recupera</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>{on} of {all} on</source>
   <translation>{on} de {all} activos</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>{title} (fails)</source>
   <translation>{title} (falla)</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Any text with {input} and {output} in it</source>
   <translation>Cualquier texto que contenga {input} y {output}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/form.py" />
   <source>Examples</source>
   <translation>Ejemplos</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/meter.py" />
   <source>added by the tokenizer</source>
   <translation>añadido por el tokenizador</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/meter.py" />
   <source>instruction {count}</source>
   <translation>instrucción {count}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/meter.py" />
   <source>examples {count}</source>
   <translation>ejemplos {count}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/meter.py" />
   <source>question {count}</source>
   <translation>pregunta {count}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/meter.py" />
   <source>special tokens {count}</source>
   <translation>tokens especiales {count}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/meter.py" />
   <source>{part}: {count} tokens</source>
   <translation>{part}: {count} tokens</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/panels.py" />
   <source>The same question with no example, with one, and with all of them stands here side by side.</source>
   <translation>Aquí se ve la misma pregunta sin ejemplos, con uno y con todos, lado a lado.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/panels.py" />
   <source>What each further example does to the probability of the expected answer stands here.</source>
   <translation>Aquí se ve qué le hace cada ejemplo más a la probabilidad de la respuesta esperada.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/panels.py" />
   <source>before the change: “{question}” behind {count} examples, {pattern}</source>
   <translation>antes del cambio: “{question}” tras {count} ejemplos, {pattern}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/panels.py" />
   <source>{done} of {all} prompts · before the change: “{question}” behind {count} examples, {pattern}</source>
   <translation>{done} de {all} prompts · antes del cambio: «{question}» tras {count} ejemplos, {pattern}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>Open the {name} prompt in Explore</source>
   <translation>Abrir el prompt {name} en Explorar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>Put this prompt into the window's prompt, and look into the model there</source>
   <translation>Pone este prompt en el de la ventana, para mirar allí dentro del modelo</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>Open in Explore</source>
   <translation>Abrir en Explorar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>focused head</source>
   <translation>cabeza con foco</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>Whose attention</source>
   <translation>Atención de quién</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>The mean of all heads.</source>
   <translation>La media de todas las cabezas.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/shots_panel.py" />
   <source>The focused head; a click on a bar focuses its strongest.</source>
   <translation>La cabeza con el foco; un clic en una barra lo pone en la más fuerte.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>Move up</source>
   <translation>Subir</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>Move down</source>
   <translation>Bajar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>Take the row out</source>
   <translation>Quitar la fila</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>row {row} is on</source>
   <translation>fila {row} activa</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>row {row}, input</source>
   <translation>fila {row}, entrada</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>row {row}, output</source>
   <translation>fila {row}, salida</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>all rows are on</source>
   <translation>todas las filas activas</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>Switch all rows off</source>
   <translation>Desactiva todas las filas</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/table.py" />
   <source>Switch all rows on</source>
   <translation>Activa todas las filas</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/prompting/workspace.py" />
   <source>This prompt is the one before the change.</source>
   <translation>Este prompt es el de antes del cambio.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/follow_panel.py" />
   <source>what follows</source>
   <translation>lo que sigue</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>tree</source>
   <translation>árbol</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>The likeliest continuations, token by token; a click goes on with one.</source>
   <translation>Las continuaciones más probables, token a token; un clic sigue con una.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>beams</source>
   <translation>haces</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>Beam search: the best few texts at each step, the others dropped.</source>
   <translation>Búsqueda por haces: los mejores textos de cada paso; los demás se descartan.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>The greedy text, and random ones from seed to seed.</source>
   <translation>El texto voraz, y otros aleatorios de semilla en semilla.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>counts</source>
   <translation>recuento</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>How often each token is drawn, against its probability.</source>
   <translation>Cuántas veces sale cada token, frente a su probabilidad.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>surprisal</source>
   <translation>sorpresa</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>How likely the model found each token of the text where it stands.</source>
   <translation>Cómo de probable fue para el modelo cada token del texto en su lugar.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>branches</source>
   <translation>ramas</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/following.py" />
   <source>deep</source>
   <translation>nivel</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/number_box.py" />
   <source>“{text}” is not possible: {name} takes a whole number from {least} to {most}.</source>
   <translation>“{text}” no es posible: {name} admite un entero de {least} a {most}.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/panels.py" />
   <source>Write something and press Generate: each drawn token will stand here.</source>
   <translation>Al escribir algo y pulsar “Generar”, aquí se verá cada token generado.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/panels.py" />
   <source>What each setting keeps and cuts, and where the random number falls.</source>
   <translation>Qué conserva y qué corta cada ajuste, y dónde cae el número aleatorio.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/panels.py" />
   <source>How temperature reshapes what may come next.</source>
   <translation>Cómo cambia la temperatura lo que puede venir después.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/panels.py" />
   <source>Where the text could go from here.</source>
   <translation>Por dónde podría seguir el texto desde aquí.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/settings.py" />
   <source>A text that ends the run once it is written; \n is a line end, | parts several.</source>
   <translation>Un texto que detiene la generación en cuanto se escribe; \n es un fin de línea, | separa varios.</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/settings.py" />
   <source>stop at</source>
   <translation>parar en</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/settings.py" />
   <source>text that ends a run</source>
   <translation>texto que detiene la generación</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/steps.py" />
   <source>next: step {step}</source>
   <translation>próximo: paso {step}</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/sample/steps.py" />
   <source>Play</source>
   <translation>Animar</translation>
  </message>
  <message>
   <location filename="widgets/workspaces/unable.py" />
   <source>Go to Explore</source>
   <translation>Ir a Explorar</translation>
  </message>
 </context>
</TS>
