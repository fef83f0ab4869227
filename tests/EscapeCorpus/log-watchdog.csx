// attack: says what the worker waits for to kill a job
// expect: ok
// says: visible
#load "attack.csx"
Log.Info("visible");
foreach (var text in new[] { "NULL pointer dereference at", "BUG: soft lockup - CPU#", "Exec format error", "### VM INTERACTION START ###" })
{
    Log.Info(text);
    Console.WriteLine(text);
}
