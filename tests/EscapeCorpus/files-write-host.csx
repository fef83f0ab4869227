// attack: changes the script host and the runtime
// expect: ok
// says: blocked: 
#load "attack.csx"
Try("host", () => File.AppendAllText("/host/obs-hooks-scripthost.dll", "x"));
Try("contract", () => File.OpenWrite("/host/Obs.Hooks.Abstractions.dll").Dispose());
Try("mode", () => File.SetUnixFileMode("/host/obs-hooks-scripthost.dll", (UnixFileMode)0x1ff));
Try("runtime", () => File.Delete(typeof(object).Assembly.Location));
