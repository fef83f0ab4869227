using System.Globalization;
using System.Text;

namespace Obs.Hooks.Plugins.InstallCheck.Tests;

/// <summary>Packages that mean harm: nothing of the host changes, and a clear message is the end of it.</summary>
[Collection(ToolsCollection.Name)]
public sealed class HostileTests(ToolsFixture tools)
{
    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_ScriptThatKillsEverything_OnlyEndsItsSandbox(string suffix)
    {
        using var job = new CheckJob(tools, suffix);
        job.Add(new Sample("killer") { Script = "echo bye; kill -9 -1" });

        var verdict = await job.RunAsync();

        verdict.Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().Match("OBSH86?: the packages do not install: *");
        string.Join('\n', job.Log).Should().ContainAny("was ended before it had installed", "signal 9", "killed by signal");
    }

    [Fact]
    public async Task AfterBuild_ScriptWithAForkBomb_EndsWithTheHooksTime()
    {
        using var job = new CheckJob(tools, "rpm");
        job.Add(new Sample("bomb") { Script = "bomb() { bomb & bomb & wait; }; bomb & while :; do :; done" });
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(15));
        var check = job.RunAsync(limit.Token);

        // Until it goes off; a check that ends before has not seen one.
        while (!check.IsCompleted && Processes() < 100)
        {
            await Task.Delay(50);
        }

        check.IsCompleted.Should().BeFalse("the bomb fills the sandbox until the hook's time is over");
        await limit.CancelAsync();

        // The engine's deadline for a hook is a cancellation: everything in the sandbox has been ended when this returns.
        await FluentActions.Awaiting(() => check).Should().ThrowAsync<OperationCanceledException>();
        // A process leaves its cgroup before it is a zombie.
        SpinWait.SpinUntil(static () => Processes() == 0, TimeSpan.FromMinutes(5)).Should().BeTrue();
    }

    /// <summary>Of all sandboxes, those that have ended left out.</summary>
    private static int Processes() => Directory.EnumerateDirectories("/proc").Count(static directory =>
    {
        const long firstSubordinate = 0x70000000;
        if (!char.IsAsciiDigit(directory[^1]))
        {
            return false;
        }

        try
        {
            var status = File.ReadAllLines(Path.Combine(directory, "status"));
            var state = status.First(static l => l.StartsWith("State:", StringComparison.Ordinal)).Split('\t')[1];
            var user = long.Parse(status.First(static l => l.StartsWith("Uid:", StringComparison.Ordinal)).Split('\t')[1], CultureInfo.InvariantCulture);
            return state[0] is not ('Z' or 'X') && user is (>= 60600 and < 60856) or >= firstSubordinate;
        }
        catch (IOException)
        {
            return false; // it has ended
        }
    });

    [Fact]
    public async Task AfterBuild_ScriptThatReachesOut_FindsNoNetworkNoHostAndNothingToWriteTo()
    {
        var mark = $"/tmp/obs-hooks-mark-{Guid.NewGuid():N}";
        using var job = new CheckJob(tools, "deb");
        job.Add(new Sample("curious")
        {
            Script = $$"""
                n=0; while read -r line; do n=$((n + 1)); done < /proc/net/dev; echo "interfaces $((n - 2))"
                : > {{mark}}; : 2> /dev/null > /proc/1/root{{mark}}
                (echo x > /proc/sys/kernel/core_pattern) 2> /dev/null && echo core_pattern
                (cat /proc/1/root/etc/shadow /proc/1/root/root/*) > /dev/null 2>&1 && echo secrets
                (: > /proc/1/root/usr/bin/sh) 2> /dev/null && echo tools
                for process in /proc/[0-9]*; do echo "${process#/proc/}"; done | { n=0; while read -r p; do n=$((n + 1)); done; [ $n -lt 20 ] || echo processes $n; }
                exit 9
                """,
        });

        await job.RunAsync();

        string.Join('\n', job.Log).Should().Contain("    interfaces 1").And.NotContainAny("core_pattern", "secrets", "    tools", "    processes");
        File.Exists(mark).Should().BeFalse();
    }

    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_NoPackages_AreUnreadable(string suffix)
    {
        using var job = new CheckJob(tools, suffix);
        job.Add($"line\nbreak \u001b[31m'\"; touch x.{suffix}", Encoding.UTF8.GetBytes("nothing of the kind")).Add(new Sample("good"));

        var verdict = await job.RunAsync();

        verdict.Should().BeOfType<Verdict.ProjectFailure>().Which.Message.Should().StartWith("OBSH862: the packages do not install: unreadable: linebreak [31m");
        job.Log.Should().Contain(static l => l.StartsWith("installed 2 package(s)"));
    }

    [Theory]
    [InlineData("rpm")]
    [InlineData("deb")]
    public async Task AfterBuild_PackageThatUnpacksToMoreThanTheTree_IsNotInstalled(string suffix)
    {
        using var job = new CheckJob(tools, suffix);
        job.Harness.WithSettings("""{ "treeMB": 64 }""");
        job.Add(new Sample("bomb") { Size = "300M" });

        (await job.RunAsync()).Should().BeOfType<Verdict.ProjectFailure>();

        string.Join('\n', job.Log).Should().ContainAny("No space left on device", "MB more space on the / filesystem");
    }

    [Fact]
    public async Task AfterBuild_BuildRootPackageExchangedForALink_IsNotRead()
    {
        using var job = new CheckJob(tools, "deb", withBase: false);
        var link = Path.Combine(job.Harness.Job.Build().BuildRoot, "base.deb");
        File.CreateSymbolicLink(link, "/etc/shadow");
        job.AddBase(link).Add(new Sample("good"));

        (await job.RunAsync()).Should().BeOfType<Verdict.Skipped>().Which.Reason.Should().Contain("are no files on this host (base …)");
    }
}
