// attack: opens a result that everybody may write again, for writing, through its descriptor
// point: post-build
// expect: ok
// says: blocked: reopen
#load "attack.csx"
var stream = (FileStream)Results.OpenRead(Results.Files[0]);
var descriptor = (int)stream.SafeFileHandle.DangerousGetHandle();
Try("reopen", () => File.OpenWrite($"/proc/self/fd/{descriptor}").Dispose());
Try("truncate", () => File.WriteAllText($"/proc/self/fd/{descriptor}", "evil"));
Call("fchmod", () => Kernel.ChangeMode(descriptor, 0x1ff));
Call("linkat", () => Kernel.Call(265, descriptor, Kernel.Text(""), -100, Kernel.Text("/work/link"), 0x1000));
Call("parent", () => Kernel.Call(257, descriptor, Kernel.Text(".."), 0));
