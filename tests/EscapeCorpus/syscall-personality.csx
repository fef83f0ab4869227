// attack: switches off address randomisation and speaks to other tables
// expect: ok
// says: blocked: 
#load "attack.csx"
Call("personality", () => Kernel.Call(135, 0x0040000));
Call("modify_ldt", () => Kernel.Call(154, 0, 0, 0));
