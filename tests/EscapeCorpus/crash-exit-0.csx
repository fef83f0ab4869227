// attack: exits as if all were well
// expect: broken
// says: OBSH723
#load "attack.csx"
Kernel.Call(231, 0);
