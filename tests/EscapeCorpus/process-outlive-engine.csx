// attack: wants to live on when the engine is killed
// expect: ok
// says: blocked: no signal at the parent's death: Operation not permitted
#load "attack.csx"
Call("no signal at the parent's death", () => Kernel.Call(157, 1, 0));
