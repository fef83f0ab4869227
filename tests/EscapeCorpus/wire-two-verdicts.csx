// attack: leaves a second verdict for the next hook
// expect: any
// says: left
#load "attack.csx"
Log.Info("left");
Wire.Send(Wire.Verdict(0, ""));
Wire.Send(Wire.Verdict(0, "the next one is well"));
