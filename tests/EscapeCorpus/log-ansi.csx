// attack: colours, clears and retitles the terminal
// expect: ok
// says: visible
#load "attack.csx"
Log.Info("\u001b[2J\u001b[31mvisible\u001b]0;title\u0007\u009b31m");
Console.WriteLine("\u001b[2J\u001b[31mvisible");
