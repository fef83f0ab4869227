// attack: has the source it read exchanged while it works; the descriptor stays that of the file that was checked
// expect: ok
// says: the same file
#load "attack.csx"
var first = Sources.OpenRead("x.spec");
var second = Sources.OpenRead("x.spec");
first.CopyTo(Stream.Null);
Log.Info(first.Length == second.Length ? "the same file" : "ESCAPED");
