// attack: reads the environment of the worker
// expect: ok
// says: blocked: environment
#load "attack.csx"
string[] known = ["HOME", "TMPDIR", "LC_ALL", "DOTNET_ROOT", "DOTNET_EnableDiagnostics", "DOTNET_LTTng", "DOTNET_gcServer", "DOTNET_TieredPGO", "DOTNET_GCHeapHardLimit", "PWD"];
foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Except(known))
{
    if (!name.StartsWith("DOTNET_"))
    {
        Log.Warning($"ESCAPED: sees {name}");
    }
}

Log.Info("blocked: environment");
