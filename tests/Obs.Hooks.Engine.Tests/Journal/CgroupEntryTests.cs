using System.Diagnostics;
using System.Globalization;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Tests.Journal;

public sealed class CgroupEntryTests
{
    [Fact]
    public void Undo_ProcessesInNestedCgroups_AreEndedAndAllIsRemoved()
    {
        using var directory = new ScenarioDirectory();
        using var area = JobArea.Open(directory.Files.Options, directory.Files.Job);
        var path = BuildCgroup.PathFor(area.Key);
        path.Should().NotBeNull("cgroup version 2 must be mounted on hosts that run these tests");
        area.Journal.Begin(new CgroupEntry(path!));
        Directory.CreateDirectory($"{path}/container/inner");
        using var process = Process.Start("sleep", "infinity");
        File.WriteAllText(
            $"{path}/container/inner/cgroup.procs", process.Id.ToString(CultureInfo.InvariantCulture));

        area.Close();

        process.WaitForExit();
        Directory.Exists(path).Should().BeFalse();
    }

    [Fact]
    public void Undo_CgroupOfAnotherJob_IsLeftAlone()
    {
        using var directory = new ScenarioDirectory();
        using var area = JobArea.Open(directory.Files.Options, directory.Files.Job);
        area.Journal.Begin(new CgroupEntry(directory.Files.Tools));

        area.Close();

        File.Exists($"{directory.Files.Tools}/tool").Should().BeTrue();
    }
}
