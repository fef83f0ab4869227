// attack: announces two billion items
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(71, 4, 255, 255, 255, 127));
Hang();
