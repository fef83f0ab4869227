// attack: closes the channel
// expect: broken
// says: OBSH702|OBSH723
// timeout: 1s
#load "attack.csx"
Kernel.Call(3, 3);
Kernel.Call(436, 3, int.MaxValue, 0);
Hang();
