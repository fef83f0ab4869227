// attack: makes a system call of another table
// expect: broken
// says: OBSH723
#load "attack.csx"
Kernel.Call(0x40000000 | 39);
