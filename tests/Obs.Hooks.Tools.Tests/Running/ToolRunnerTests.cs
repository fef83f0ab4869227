using Obs.Hooks.Engine.Tools.Running;
using Obs.Hooks.Tools.Tests.Setup;

namespace Obs.Hooks.Tools.Tests.Running;

/// <summary>Programs of a real Debian root in their sandbox.</summary>
[Collection(DebianCollection.Name)]
public sealed class ToolRunnerTests(DebianRoot root)
{
    private readonly ToolRunner _runner = new(root.Host.Options, journal: null);

    [Fact]
    public async Task Run_Sandbox_IsUnprivilegedWithoutNetworkAndSeesNothingOfTheHost()
    {
        var result = await Sh("""
            id -u; grep -c CapEff:.0000000000000000 /proc/self/status; ls /sys /home; ls /proc | grep -c '^[0-9]' ;
            touch /usr/x 2>&1; ls /root 2>&1; (exec 3<>/dev/tcp/127.0.0.1/22) 2>&1; echo x > /proc/sys/kernel/core_pattern; ls /mnt /tmp; wc -l < /proc/net/dev
            """);

        var lines = result.Output.Split('\n');
        int.Parse(lines[0]).Should().BeInRange(root.Host.Options.SandboxFirstUser, root.Host.Options.SandboxFirstUser + root.Host.Options.SandboxUserCount);
        lines[1].Should().Be("1");
        result.Output.Should().Contain("/usr/x': Read-only file system").And.Contain("'/root': Permission denied").And.Contain("Connection refused");
        result.Error.Should().Contain("core_pattern");
        lines[^2].Should().Be("3", "there is only the loopback interface");
        File.ReadAllText("/proc/self/mountinfo").Should().NotContain(root.Lease.Digest, "mounts are private to the sandbox");
    }

    /// <summary>Of the terminal of who runs <c>tools shell</c>: what is written to its input (TIOCSTI, TIOCLINUX) is what that person types.</summary>
    [Fact]
    public async Task Run_ControlsThatTypeForOthers_AreRefused()
    {
        var result = await Run(new ToolRun(new ProcessRequest(
            "perl", "-e", """for my $control (0x5412, 0x541C, 0x5401) { my $x = "x" x 64; ioctl(STDIN, $control, $x); print "$!\n" }""")));

        result.Output.Should().Be("Operation not permitted\nOperation not permitted\nInappropriate ioctl for device\n");
    }

    [Fact]
    public async Task Run_OutputsWhoseNamesAreNoText_AreRemoved()
    {
        var output = Directory.CreateDirectory(root.Host.Path("no-text")).FullName;

        await Sh("cd /mnt/out; mkdir -p $'\\377/deep/\\376'; touch $'\\377/deep/\\376/file' $'\\375' plain", r => r with { Outputs = [new ToolMount("out", output)] });

        Command.Run("ls", "-A", output).Should().Be("plain\n");
    }

    [Fact]
    public async Task Run_InputsAndOutputs_AreReadOnlyAndTakenBack()
    {
        var input = root.Host.Path("in");
        var output = Directory.CreateDirectory(root.Host.Path("out")).FullName;
        await File.WriteAllTextAsync(input, "hello");

        var result = await Sh(
            "cat '/mnt/results/a b\nc'; echo x > '/mnt/results/a b\nc'; echo new > /mnt/out/file; mkdir -p /mnt/out/d; ln -s /etc/shadow /mnt/out/link; mkfifo /mnt/out/pipe; chmod 6777 /mnt/out/file",
            r => r with { Inputs = [new ToolMount("results/a b\nc", input)], Outputs = [new ToolMount("out", output)] });

        result.Output.Should().Be("hello");
        (await File.ReadAllTextAsync(input)).Should().Be("hello");
        Directory.GetFileSystemEntries(output).Select(Path.GetFileName).Should().BeEquivalentTo("file", "d");
        ((int)File.GetUnixFileMode(Path.Combine(output, "file"))).Should().Be(0x1A4);
        Command.Run("stat", "-c", "%u", Path.Combine(output, "file")).Should().Be("0\n");
    }

    [Fact]
    public async Task Run_TooMuchOutput_IsCut()
    {
        var result = await Sh("head -c 100000 /dev/zero | tr '\\0' x", r => r with { Process = r.Process with { OutputLimit = 1000 } });

        result.Output.Should().HaveLength(1000);
        result.Truncated.Should().BeTrue();
    }

    [Fact]
    public async Task Run_TooMuchMemory_IsEnded()
    {
        var result = await Sh("head -c 300000000 /dev/zero > /tmp/big; echo $?", r => r with { MemoryLimit = 32 << 20 });

        (result.ExitStatus != 0 || !result.Output.StartsWith('0')).Should().BeTrue();
    }

    [Fact]
    public async Task Run_Cancelled_EndsEverything()
    {
        using var cancel = new CancellationTokenSource();
        var output = Directory.CreateDirectory(root.Host.Path("cancelled")).FullName;
        var run = new ToolRun(new ProcessRequest("sh", "-c", "setsid sleep 1000 & echo started; wait") { LogOutput = true }) { Outputs = [new ToolMount("out", output)] };

        var running = _runner.RunAsync(root.Lease.TreeDirectory, run, _ => cancel.Cancel(), cancel.Token);

        await FluentActions.Awaiting(() => running).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Run_UnknownProgram_IsNotFound()
    {
        await FluentActions.Awaiting(() => Run(new ToolRun(new ProcessRequest("no-such-tool")))).Should().ThrowAsync<FileNotFoundException>();
        await FluentActions.Awaiting(() => Run(new ToolRun(new ProcessRequest("/root/x")))).Should().ThrowAsync<FileNotFoundException>();
    }

    [Fact]
    public async Task Run_MissingInput_SaysWhich() =>
        await FluentActions.Awaiting(() => Run(new ToolRun(new ProcessRequest("true")) { Inputs = [new ToolMount("x", "/no/such/file")] }))
            .Should().ThrowAsync<IOException>().WithMessage("*/no/such/file*");

    [Fact]
    public async Task Run_TenAtOnce_ShareTheRoot()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Sh($"echo {i} > /tmp/own; cat /tmp/own")));

        results.Select(static r => r.Output.Trim()).Should().Equal(Enumerable.Range(0, 10).Select(static i => i.ToString()));
    }

    private Task<ProcessResult> Sh(string script, Func<ToolRun, ToolRun>? change = null) =>
        Run((change ?? (static r => r))(new ToolRun(new ProcessRequest("bash", "-c", script))));

    private Task<ProcessResult> Run(ToolRun run) => _runner.RunAsync(root.Lease.TreeDirectory, run, null, CancellationToken.None);
}
