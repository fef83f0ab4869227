// attack: sends a text that is none
// expect: broken
// says: OBSH722
#load "attack.csx"
Wire.Send(Wire.Frame(72, [2, .. Wire.Text([0xff, 0xfe]), .. Wire.Text("")]));
Hang();
