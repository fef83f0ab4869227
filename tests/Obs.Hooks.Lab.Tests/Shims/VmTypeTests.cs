namespace Obs.Hooks.Lab.Tests.Shims;

/// <summary>The engine in front of every kind of container: what build gets is what the caller gave.</summary>
public sealed class VmTypeTests : IDisposable
{
    private readonly TemporaryTree _tree = new TemporaryTree().WithFakeBuild();

    public void Dispose() => _tree.Dispose();

    [Theory]
    [InlineData("kvm", 0)]
    [InlineData("kvm", 1)]
    [InlineData("kvm", 3)]
    [InlineData("kvm", 4)]
    [InlineData("qemu", 9)]
    [InlineData("xen", 0)]
    [InlineData("zvm", 0)]
    [InlineData("emulator", 0)]
    [InlineData("openstack", 0)]
    public void Build_InAVirtualMachine_IsPassedThroughUnchanged(string type, int status) =>
        Build(
            status,
            "--root", _tree["area/.mount"], "--vm-type", type, "--vm-disk", _tree["area/root"], "--vm-swap", _tree["area/swap"],
            "--statistics", "--vm-watchdog", "--memory", "2048", "--vmdisk-rootsize", "4096", "--vm-custom-opt=-cpu host");

    [Theory]
    [InlineData("lxc")]
    [InlineData("docker")]
    [InlineData("podman")]
    [InlineData("nspawn")]
    public void Build_InAContainer_IsPassedThroughUnchanged(string type) =>
        Build(0, "--root", _tree["area"], "--vm-type", type);

    private void Build(int status, params ReadOnlySpan<string> containment)
    {
        var config = Directory.CreateDirectory(_tree["config"]).FullName;
        File.WriteAllText(
            Path.Combine(config, "engine.json"),
            $$"""{ "stateDirectory": "{{_tree["state"]}}", "pluginDirectories": [] }""");
        TemporaryTree.Install("worker", "--build-dir", _tree.BuildDirectory, "--config-dir", config).Succeeded();
        Directory.CreateDirectory(_tree["area/.mount"]);
        Directory.CreateDirectory(_tree["area/.build-srcdir"]);
        var recipe = _tree.Script("area/.build-srcdir/x.spec", "Name: x\n");
        var list = _tree.Script("area/.build.rpmlist", "preinstall: \nvminstall: \nrunscripts: \n");
        var prjconf = _tree.Script("area/.build.config", "Type: spec\n");
        string[] arguments =
        [
            .. containment, "--clean", "--changelog", "--norootforbuild", "--baselibs-internal", "--dist", prjconf, "--rpmlist", list,
            "--logfile", _tree["area/.build.log"], "--release", "1.1", "--arch", "x86_64", "--jobs", "2",
            "--reason", "Building x for project 'p' repository 'r' arch 'x86_64' srcmd5 'abc'", "--disturl", "obs://x/y", recipe,
        ];

        var result = Tool.RunIn(
            _tree.Path, new Dictionary<string, string> { ["FAKE_STATUS"] = $"{status}" }, _tree.Build, arguments);

        result.ExitStatus.Should().Be(status, "it printed {0}", result.Output);
        result.Output.Should().Contain("real:build.real\n" + string.Concat(arguments.Select(static a => $"<{a}>\n")));
    }
}
