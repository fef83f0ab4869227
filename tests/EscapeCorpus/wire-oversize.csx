// attack: sends a frame of 100 kB
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(new byte[100_000]);
Hang();
