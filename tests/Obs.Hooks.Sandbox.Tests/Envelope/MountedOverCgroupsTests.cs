using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Native;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Sandbox.Tests.Envelope;

/// <summary>Something else is mounted where the cgroups were: files of the same names there would limit nothing.</summary>
public sealed class MountedOverCgroupsTests
{
    [Fact]
    public void Create_TmpfsOverTheCgroups_IsRefusedAndLeavesNoFiles()
    {
        var place = ControlGroupPlaces.Here.Unified ?? ControlGroupPlaces.Here.Memory!;
        var (refusal, left) = WithTmpfsOn(place, () =>
        {
            var act = () => SandboxCgroup.Create(SandboxLimits.Scripts);
            return (act.Should().Throw<EngineException>().Which, Directory.GetFileSystemEntries(place));
        });

        refusal.Code.Should().Be(DiagnosticCodes.NoSandbox);
        refusal.Message.Should().Contain($"{place}/").And.Contain("is no cgroup: something else is mounted there");
        left.Should().BeEmpty();
        ControlGroupPlaces.IsControlGroup(place).Should().BeTrue("only the thread's own namespace had the tmpfs");
    }

    [Fact]
    public void IsControlGroup_TmpfsOverIt_IsNone()
    {
        var place = ControlGroupPlaces.Here.Unified ?? ControlGroupPlaces.Here.Memory!;

        ControlGroupPlaces.IsControlGroup(place).Should().BeTrue();
        WithTmpfsOn(place, () => ControlGroupPlaces.IsControlGroup(place)).Should().BeFalse();
    }

    /// <summary>In a thread with a mount namespace of its own.</summary>
    private static T WithTmpfsOn<T>(string place, Func<T> act)
    {
        T result = default!;
        Exception? trouble = null;
        var thread = new Thread(() =>
        {
            try
            {
                Libc.Unshare(Libc.NewMountNamespace).Should().Be(0);
                Libc.Mount("none", "/", null, Libc.MountRecursive | Libc.MountPrivate, null).Should().Be(0);
                Libc.Mount("tmpfs", place, "tmpfs", 0, null).Should().Be(0);
                result = act();
            }
            catch (Exception e)
            {
                trouble = e; // for the thread that asserts
            }
        });
        thread.Start();
        thread.Join();
        trouble.Should().BeNull();
        return result;
    }
}
