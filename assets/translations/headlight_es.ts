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
   <source>PyTorch made no graph of this model; it cannot be converted.</source>
   <translation>PyTorch no generó ningún grafo de este modelo; no se puede convertir.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>{name} holds numbers too large for fp16; convert to fp32 instead.</source>
   <translation>{name} contiene números demasiado grandes para fp16; hay que convertir a fp32.</translation>
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
   <source>{folder} holds no tokenizer; put its {file} there.</source>
   <translation>{folder} no contiene ningún tokenizador; hay que poner allí su {file}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The tokenizer of {folder} cannot be read ({why}).</source>
   <translation>No se puede leer el tokenizador de {folder} ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The tokenizer of {folder} cannot be written as {file}, which ONNX models need.</source>
   <translation>El tokenizador de {folder} no se puede escribir como {file}, que los modelos ONNX necesitan.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/convert.py" />
   <source>The graph keeps {name} beside the weights; this model cannot be converted.</source>
   <translation>El grafo guarda {name} aparte de los pesos; este modelo no se puede convertir.</translation>
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
   <location filename="visualizer/backends/families/__init__.py" />
   <source>Models of the type "{family}" cannot be opened yet; these can: {known}.</source>
   <translation>Los modelos del tipo "{family}" aún no se pueden abrir; estos sí: {known}.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/graph.py" />
   <source>it was not written by this version of convert</source>
   <translation>no fue escrito por esta versión de convert</translation>
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
   <source>{folder} holds no {file}; convert the model, or open it with the torch backend.</source>
   <translation>{folder} no contiene ningún {file}; hay que convertir el modelo o abrirlo con el motor torch.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/onnx_backend.py" />
   <source>The GPU does not work with ONNX Runtime ({why}), so the CPU runs the model.</source>
   <translation>La GPU no funciona con ONNX Runtime ({why}), así que la CPU ejecuta el modelo.</translation>
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
   <location filename="visualizer/backends/torch_backend.py" />
   <source>The model could not be moved to {device} ({why}), so the CPU runs it.</source>
   <translation>No se pudo pasar el modelo a {device} ({why}), así que lo ejecuta la CPU.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{folder} cannot be opened as a {family} model ({why}).</source>
   <translation>{folder} no se puede abrir como modelo {family} ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{folder} is no whole language model: it has no trained weights for {name}.</source>
   <translation>{folder} no es un modelo de lenguaje completo: no tiene pesos entrenados para {name}.</translation>
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
   <source>PyTorch cannot read the quantized blocks of {folder}; open it with the onnx backend.</source>
   <translation>PyTorch no puede leer los bloques cuantizados de {folder}; hay que abrirlo con el motor onnx.</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>{folder} cannot be run ({why}).</source>
   <translation>{folder} no se puede ejecutar ({why}).</translation>
  </message>
  <message>
   <location filename="visualizer/backends/torch_backend.py" />
   <source>PyTorch could not compute this pass: {why}.</source>
   <translation>PyTorch no pudo calcular esta pasada: {why}.</translation>
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
   <source>{file} is damaged ({why}); fetch the model anew.</source>
   <translation>{file} está dañado ({why}); hay que descargar el modelo de nuevo.</translation>
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
   <location filename="visualizer/engine.py" />
   <source>{model} was closed: open it again.</source>
   <translation>{model} se cerró: hay que abrirlo de nuevo.</translation>
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
   <source>The head scale has the shape {shape}, but {model} has (layers, heads) = {wanted}.</source>
   <translation>La escala de cabezas tiene la forma {shape}, pero {model} tiene (capas, cabezas) = {wanted}.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>A newer edit has taken the place of this pass.</source>
   <translation>Una edición más reciente ha sustituido esta pasada.</translation>
  </message>
  <message>
   <location filename="visualizer/engine.py" />
   <source>There is no head {head} in layer {layer}: {model} has layers 0 to {last_layer} with heads 0 to {last_head}.</source>
   <translation>No existe la cabeza {head} en la capa {layer}: {model} tiene las capas 0 a {last_layer} con las cabezas 0 a {last_head}.</translation>
  </message>
  <message>
   <location filename="visualizer/generation.py" />
   <source>max-new-tokens is {value}, but it must be at least 1.</source>
   <translation>max-new-tokens es {value}, pero debe ser al menos 1.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>There is no model "{name}" here: did you mean {found}?</source>
   <translation>No hay aquí ningún modelo "{name}": ¿se buscaba {found}?</translation>
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
   <source>{folder} holds a {architecture}, which is {what}: give a decoder-only text model.</source>
   <translation>{folder} contiene un {architecture}, que es {what}: hace falta un modelo de texto decoder-only.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>{folder} has no {file}: save the model's fast tokenizer there.</source>
   <translation>{folder} no tiene ningún {file}: hay que guardar allí el tokenizador rápido del modelo.</translation>
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
   <source>{path} is a file: give the folder that holds it, with {config} and {tokenizer}.</source>
   <translation>{path} es un archivo: hay que indicar la carpeta que lo contiene, con {config} y {tokenizer}.</translation>
  </message>
  <message>
   <location filename="visualizer/library.py" />
   <source>no text model</source>
   <translation>un modelo no textual</translation>
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
   <source>Weight on earlier copies of the query token, where there are any.</source>
   <translation>Peso en copias anteriores del token de consulta, donde las hay.</translation>
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
   <source>greedy</source>
   <translation>voraz</translation>
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
   <source>{model} is {kind} and has attention of the kind "self" only.</source>
   <translation>{model} es {kind} y solo tiene atención del tipo "self".</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>{model} ({layers} × {heads} heads, {parameters:,} parameters, {precision})</source>
   <translation>{model} ({layers} × {heads} cabezas, {parameters:,} parámetros, {precision})</translation>
  </message>
  <message>
   <location filename="visualizer/views/__init__.py" />
   <source>layer {layer}, head {head}, {stage}, query {query} “{token}”</source>
   <translation>capa {layer}, cabeza {head}, {stage}, consulta {query} “{token}”</translation>
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
   <source>the position vectors, and how alike they are</source>
   <translation>los vectores de posición, y cuánto se parecen</translation>
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
   <source>from a checkout</source>
   <translation>desde el repositorio</translation>
  </message>
  <message>
   <location filename="visualizer/views/arcs.py" />
   <source>query</source>
   <translation>consulta</translation>
  </message>
  <message>
   <location filename="visualizer/views/arcs.py" />
   <source>key</source>
   <translation>clave</translation>
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
   <source>the prompt “{prompt}”</source>
   <translation>el prompt “{prompt}”</translation>
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
   <source>after {token}</source>
   <translation>tras {token}</translation>
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
   <source>Head {head} of layer {layer} hinders {token} after {query} most: {with_it} % with every head, {without} % without it.</source>
   <translation>La cabeza {head} de la capa {layer} es la que más frena a {token} tras {query}: {with_it} % con todas las cabezas, {without} % sin ella.</translation>
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
   <source>tokens {first}–{last}</source>
   <translation>tokens {first}–{last}</translation>
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
   <source>position</source>
   <translation>posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/embedding.py" />
   <source>sum, into layer 0</source>
   <translation>suma, a la capa 0</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>{token} looks at {where}: {quantity} {value}</source>
   <translation>{token} mira a {where}: {quantity} {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>masked, this token comes later</source>
   <translation>enmascarado, este token viene después</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>layer {layer} head {head}: strongest {pair}</source>
   <translation>capa {layer} cabeza {head}: par más fuerte {pair}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>layer {layer} head {head}: {scores}</source>
   <translation>capa {layer} cabeza {head}: {scores}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>output × {factor:g}</source>
   <translation>salida × {factor:g}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>cut</source>
   <translation>cortado</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>now {share:.4f} %</source>
   <translation>ahora {share:.4f} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>before {before:.4f} %, {now}, {moved} percentage points</source>
   <translation>antes {before:.4f} %, {now}, {moved} puntos porcentuales</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>as given {given:.4f} %, {now}</source>
   <translation>tal cual {given:.4f} %, {now}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>{where}: masked, this token comes later</source>
   <translation>{where}: enmascarado, este token viene después</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>{query}, {key}: weight {value}</source>
   <translation>{query}, {key}: peso {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>pinned</source>
   <translation>fijado</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>not there before</source>
   <translation>antes no estaba</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>as given</source>
   <translation>tal cual</translation>
  </message>
  <message>
   <location filename="visualizer/views/figure.py" />
   <source>difference {value}</source>
   <translation>diferencia {value}</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>scaled</source>
   <translation>escalado</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>masked</source>
   <translation>enmascarado</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>softmax</source>
   <translation>softmax</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>weight</source>
   <translation>peso</translation>
  </message>
  <message>
   <location filename="visualizer/views/head.py" />
   <source>score</source>
   <translation>puntuación</translation>
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
   <location filename="visualizer/views/labels.py" />
   <source>layer {layer}   head {head}</source>
   <translation>capa {layer}   cabeza {head}</translation>
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
   <location filename="visualizer/views/next_token.py" />
   <source>top {count} of {all}</source>
   <translation>top {count} de {all}</translation>
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
   <source>position vectors, learned</source>
   <translation>vectores de posición, aprendidos</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position pattern</source>
   <translation>posiciones</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>cosine, learned</source>
   <translation>coseno, aprendido</translation>
  </message>
  <message>
   <location filename="visualizer/views/positions.py" />
   <source>position vector</source>
   <translation>vector de posición</translation>
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
   <source>{count} heads have no score here: the prompt gives them none.</source>
   <translation>{count} cabezas no tienen aquí puntuación: el prompt no les da ninguna.</translation>
  </message>
  <message>
   <location filename="visualizer/views/row.py" />
   <source>looks at</source>
   <translation>mira a</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{others} and {last}</source>
   <translation>{others}, {last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as {count} tokens; number {place}, {token}, has the id {id}.</source>
   <translation>{model} lee el prompt como {count} tokens; el número {place}, {token}, tiene el id {id}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers: its token vector (length {one}) plus the vector of position {place} (length {other}) make a sum of length {whole}.</source>
   <translation>{token} entra en la capa 0 como {count} números: su vector de token (longitud {one}) más el vector de la posición {place} (longitud {other}) dan una suma de longitud {whole}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Each of the {count} positions has a learned vector of {width} numbers; position {place} is most like position {other}, cosine {cosine}.</source>
   <translation>Cada una de las {count} posiciones tiene un vector aprendido de {width} números; la posición {place} se parece sobre todo a la posición {other}, coseno {cosine}.</translation>
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
   <source>{model} reads the prompt as one token: {token}, id {id}.</source>
   <translation>{model} lee el prompt como un solo token: {token}, id {id}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} reads the prompt as {count} tokens; the last, {token}, has the id {id}.</source>
   <translation>{model} lee el prompt como {count} tokens; el último, {token}, tiene el id {id}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} enters layer 0 as {count} numbers, its token vector, of length {whole}; no position is added.</source>
   <translation>{token} entra en la capa 0 como {count} números, su vector de token, de longitud {whole}; no se suma ninguna posición.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{model} adds no learned position vectors to its tokens.</source>
   <translation>{model} no suma a sus tokens vectores de posición aprendidos.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>{token} is the first token: in head {head} of layer {layer}, as in every head, it can only look at itself.</source>
   <translation>{token} es el primer token: en la cabeza {head} de la capa {layer}, como en todas, solo puede mirarse a sí mismo.</translation>
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
   <source>After {token} only the last layer, {layer}, makes the model say {said} ({share} %); {before}.</source>
   <translation>Tras {token}, solo la última capa, la {layer}, hace que el modelo diga {said} ({share} %); {before}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking back from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation>Hacia atrás desde {token}, la cabeza {head} de la capa {layer} lee sobre todo en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking from {token}, head {head} of layer {layer} reads mostly {keys}.</source>
   <translation>Desde {token}, la cabeza {head} de la capa {layer} lee sobre todo en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking back from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation>Hacia atrás desde {token}, la cabeza {head} de la capa {layer} lee un poco de todo, más que nada en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/sentences.py" />
   <source>Looking from {token}, head {head} of layer {layer} reads a little of everything, most {keys}.</source>
   <translation>Desde {token}, la cabeza {head} de la capa {layer} lee un poco de todo, más que nada en {keys}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/tokens.py" />
   <source>{count} earlier, not read</source>
   <translation>{count} antes, sin leer</translation>
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
   <source>{count} others</source>
   <translation>{count} más</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>projected</source>
   <translation>proyección</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>The values that {token} reads in head {head} of layer {layer}, by their weights; their sum goes through the output projection into the residual stream.</source>
   <translation>Los valores que {token} lee en la cabeza {head} de la capa {layer}, ponderados por sus pesos; su suma pasa por la proyección de salida al flujo residual.</translation>
  </message>
  <message>
   <location filename="visualizer/views/values.py" />
   <source>length</source>
   <translation>longitud</translation>
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
   <source>attention</source>
   <translation>atención</translation>
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
   <location filename="visualizer/views/values.py" />
   <source>its share</source>
   <translation>su parte</translation>
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
   <source>token {key} is before token {query}</source>
   <translation>el token {key} va antes del token {query}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>the one exponent there is</source>
   <translation>la única exponencial que hay</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{count} exponents added up</source>
   <translation>suma de {count} exponenciales</translation>
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
   <source>+ position</source>
   <translation>+ posición</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>dims 0–{last}</source>
   <translation>dims 0–{last}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>step by step</source>
   <translation>paso a paso</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token {key} comes later</source>
   <translation>el token {key} viene después</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>token {key} is outside the window of {window}</source>
   <translation>el token {key} queda fuera de la ventana de {window}</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>a token sees itself</source>
   <translation>un token se ve a sí mismo</translation>
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
   <source>{count} products added up</source>
   <translation>suma de {count} productos</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>mask</source>
   <translation>máscara</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>exponent</source>
   <translation>exponencial</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>sum</source>
   <translation>suma</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>Where {share} % comes from</source>
   <translation>De dónde sale el {share} %</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>“{token}” after “{query}”</source>
   <translation>“{token}” tras “{query}”</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} % after {settings}.</source>
   <translation>{token} tras {query}: {given:.4f} % tal como lo da el modelo, {now:.4f} % con el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>{token} after {query}: {given:.4f} % as the model gives it, {now:.4f} %, cut after {settings}.</source>
   <translation>{token} tras {query}: {given:.4f} % tal como lo da el modelo, {now:.4f} %, cortado por el ajuste {settings}.</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>likeliest</source>
   <translation>más probables</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>logit</source>
   <translation>logit</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>norm and unembedding</source>
   <translation>norma y unembedding</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>rank</source>
   <translation>rango</translation>
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
   <source>probability</source>
   <translation>probabilidad</translation>
  </message>
  <message>
   <location filename="visualizer/views/why.py" />
   <source>temperature</source>
   <translation>temperatura</translation>
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
   <source>the largest score is that of {token}</source>
   <translation>la mayor puntuación es la de {token}</translation>
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
   <source>none</source>
   <translation>ninguno</translation>
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
   <source>allowed</source>
   <translation>permitido</translation>
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
   <location filename="exporters/marks/scatter.py" />
   <source>layer {layer}</source>
   <translation>capa {layer}</translation>
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
   <source>Prompt: “{prompt}”</source>
   <translation>Prompt: “{prompt}”</translation>
  </message>
  <message>
   <location filename="exporters/page.py" />
   <source>Prompt: “{prompt}”.</source>
   <translation>Prompt: “{prompt}”.</translation>
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
   <source>Draw one token and append it.</source>
   <translation>Genera un token y lo añade.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>step</source>
   <translation>paso</translation>
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
   <translation>Ordenar cabezas por la función siguiente</translation>
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
   <translation>Ordenar cabezas por la función anterior</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Sort heads by what they do: the score before.</source>
   <translation>Ordena las cabezas por lo que hacen: la puntuación anterior.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Heads as dots or tiles</source>
   <translation>Cabezas como puntos o recuadros</translation>
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
   <translation>Activar/desactivar resto de la capa</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>Switch every head of the layer but the focused one off, or on again.</source>
   <translation>Desactiva todas las cabezas de la capa salvo la que tiene el foco, o las reactiva.</translation>
  </message>
  <message>
   <location filename="widgets/actions.py" />
   <source>All other heads off or on</source>
   <translation>Activar/desactivar todas las demás</translation>
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
   <location filename="widgets/controls.py" />
   <source>one of {choices}</source>
   <translation>opciones: {choices}</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>temperature takes a number of at least 0; 0 is greedy, 1 the model's own.</source>
   <translation>la temperatura admite un número de 0 como mínimo; 0 es voraz, 1 la del propio modelo.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-k</source>
   <translation>top-k</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-k takes how many of the likeliest tokens to keep, or off.</source>
   <translation>top-k indica cuántos de los tokens más probables se conservan, o desactivado.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-p</source>
   <translation>top-p</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>top-p takes a number above 0 and at most 1; 1 keeps every token.</source>
   <translation>top-p admite un número mayor que 0 y de 1 como máximo; 1 conserva todos los tokens.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>min-p</source>
   <translation>min-p</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>min-p takes a number between 0 and 1; 0 keeps every token.</source>
   <translation>min-p admite un número entre 0 y 1; 0 conserva todos los tokens.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>{explains} Double click: back to the default.</source>
   <translation>{explains} Doble clic: vuelve al valor predeterminado.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>{setting}, number</source>
   <translation>{setting}, número</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>Sampling</source>
   <translation>Muestreo</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>seed</source>
   <translation>semilla</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>The same seed and prompt give the same text.</source>
   <translation>La misma semilla y el mismo prompt dan el mismo texto.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>max new tokens</source>
   <translation>máx. tokens nuevos</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>How many tokens Generate draws, unless the model ends the text before.</source>
   <translation>Cuántos tokens produce “Generar”, salvo que el modelo acabe antes el texto.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is no number of tokens: max new tokens takes a whole number of at least 1.</source>
   <translation>“{text}” no es un número de tokens: máx. tokens nuevos admite un entero de 1 como mínimo.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>off</source>
   <translation>no</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is not a whole number: {explains}</source>
   <translation>“{text}” no es un número entero: {explains}</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is not a number: {explains}</source>
   <translation>“{text}” no es un número: {explains}</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>random</source>
   <translation>aleatorio</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>How the next token is chosen</source>
   <translation>Cómo se elige el siguiente token</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>Always the likeliest token.</source>
   <translation>Siempre el token más probable.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>Drawn by chance; the seed makes it repeatable.</source>
   <translation>Elegido al azar; la semilla lo hace repetible.</translation>
  </message>
  <message>
   <location filename="widgets/controls.py" />
   <source>“{text}” is not a whole number: the seed takes one of at least 0.</source>
   <translation>“{text}” no es un número entero: la semilla admite uno de 0 como mínimo.</translation>
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
   <source>“{name}” is a GGUF file, which cannot be opened yet: drop a folder with {file}.</source>
   <translation>“{name}” es un archivo GGUF, que aún no se puede abrir: hay que soltar una carpeta con {file}.</translation>
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
   <source>What changed since an earlier moment has no command</source>
   <translation>Lo que cambió desde un momento anterior no tiene comando</translation>
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
   <source>width</source>
   <translation>anchura</translation>
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
   <source>How many tokens the model reads, of how many it has room for.</source>
   <translation>Cuántos tokens lee el modelo, y cuántos le caben.</translation>
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
   <source>context</source>
   <translation>contexto</translation>
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
   <source>{count} of {total} tokens</source>
   <translation>{count} de {total} tokens</translation>
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
   <location filename="widgets/marks/tile_grid.py" />
   <source>{count} of {total} queries</source>
   <translation>{count} de {total} consultas</translation>
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
   <source>Models</source>
   <translation>Modelos</translation>
  </message>
  <message>
   <location filename="widgets/models_menu.py" />
   <source>Opening {name}…</source>
   <translation>Abriendo {name}…</translation>
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
   <source>sink</source>
   <translation>sumidero</translation>
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
   <location filename="widgets/panels/next_token.py" />
   <source>What may come next, as the model gives it and as the settings below reshape it.</source>
   <translation>Lo que puede venir después, según lo da el modelo y según lo cambian los ajustes de abajo.</translation>
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
   <source>{title}, folded</source>
   <translation>{title}, plegado</translation>
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>Unfolds the panel.</source>
   <translation>Despliega el panel.</translation>
  </message>
  <message>
   <location filename="widgets/panels/rail.py" />
   <source>Unfold “{title}”</source>
   <translation>Desplegar “{title}”</translation>
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
   <source>Space</source>
   <translation>Espacio</translation>
  </message>
  <message>
   <location filename="widgets/presenter/keys.py" />
   <source>next token</source>
   <translation>siguiente token</translation>
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
   <source>The text the model reads; every keystroke is computed.</source>
   <translation>El texto que lee el modelo; se calcula con cada pulsación.</translation>
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
   <source>decoder-only</source>
   <translation>solo decodificador</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>encoder-only</source>
   <translation>solo codificador</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>encoder-decoder</source>
   <translation>codificador-decodificador</translation>
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
   <source>Explore</source>
   <translation>Explorar</translation>
  </message>
  <message>
   <location filename="widgets/top_bar.py" />
   <source>Choose another model</source>
   <translation>Elegir otro modelo</translation>
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
   <location filename="widgets/worker.py" />
   <source>The engine failed unexpectedly ({why}); the window goes on.</source>
   <translation>El motor falló de forma inesperada ({why}); la ventana sigue.</translation>
  </message>
 </context>
</TS>
