// hook: helper
// points: pre-chroot
// capabilities: packages
var helper = Sources.Files.FirstOrDefault(f => f.Name.StartsWith("static-helper-") && f.Name.EndsWith(".rpm"));
if (helper is null)
    return Skip("no static-helper among the sources");

Effects.AddPackage("static-helper", helper.Name);
Log.Info($"{helper.Name} ({helper.Size} bytes) goes into the build root");
