using System.Text;
using Obs.Hooks.Plugins.Cleanup.Jobs;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Plugins.Cleanup.Tests.Jobs;

public sealed class BaselineTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Load_NothingSaved_IsUnknownAndNothingIsNew()
    {
        var baseline = Baseline.Load(_directory.FullPath);

        baseline.IsKnown.Should().BeFalse();
        baseline.IsNew(BaselineKind.LoopDevice, "loop0"u8).Should().BeFalse();
    }

    [Fact]
    public void Load_Saved_KnowsWhatWasThere()
    {
        var taken = Baseline.Take();
        taken.Save(_directory.FullPath);

        var loaded = Baseline.Load(_directory.FullPath);

        loaded.BootTime.Should().Be(taken.BootTime);
        loaded.IsNew(BaselineKind.NetworkNamespace, "a\nname"u8).Should().BeTrue();
    }

    [Fact]
    public void Load_SavedBeforeTheMachineWasStarted_IsUnknown()
    {
        Baseline.Take().Save(_directory.FullPath);
        var path = _directory.Combine("baseline");
        var text = File.ReadAllText(path, Encoding.Latin1);
        File.WriteAllText(path, "00000000-0000-0000-0000-000000000000" + text[text.IndexOf('\0')..], Encoding.Latin1);

        Baseline.Load(_directory.FullPath).IsKnown.Should().BeFalse();
    }
}
