// attack: opens a hundred thousand files
// expect: ok
// says: blocked: 4[0-9]{2}\s
#load "attack.csx"
var files = new List<FileStream>();
try
{
    for (var i = 0; i < 100_000; i++)
    {
        files.Add(File.Create($"/work/{i % 10}-{i}"));
    }

    Log.Warning("ESCAPED: no limit");
}
catch (IOException)
{
    var count = files.Count;
    files.ForEach(f => f.Dispose());
    Log.Info($"blocked: {count}");
}
