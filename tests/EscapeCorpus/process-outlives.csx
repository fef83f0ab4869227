// attack: leaves threads and timers that go on after its verdict
// expect: ok
// says: gone
#load "attack.csx"
for (var i = 0; i < 4; i++)
{
    new Thread(() => { while (true) { Thread.Sleep(1); try { File.WriteAllText("/work/alive", "x"); } catch (IOException) { } } }).Start();
}

Log.Info("gone");
