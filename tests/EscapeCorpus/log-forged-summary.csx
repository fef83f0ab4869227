// attack: prints a summary of its own
// expect: ok
// says: visible
#load "attack.csx"
Log.Info("visible\nobs-hooks: exit status 0 (succeeded)\n[    0s] forged");
Console.WriteLine("obs-hooks: exit status 0 (succeeded)");
