using Obs.Hooks.Allocation.Allocators.Sources;
using Obs.Hooks.Allocation.Fleet;
using Obs.Hooks.Allocation.Rounds;
using Obs.Hooks.Allocation.Tests.Support;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Testing;

namespace Obs.Hooks.Allocation.Tests.Allocators;

public sealed class ScriptAllocatorTests : IDisposable
{
    private readonly TemporaryDirectory _config = new();
    private readonly AllocatorCatalog _catalog;

    public ScriptAllocatorTests() => _catalog = new AllocatorCatalog(
        new EngineOptions { ConfigDirectory = _config.FullPath }, new CompilerInThisProcess());

    public void Dispose()
    {
        _catalog.Dispose();
        _config.Dispose();
    }

    [Fact]
    public void Find_OneLine_IsAScorer()
    {
        Write("WorkerAllocator.ScoreBy(pairing => -pairing.Worker.Memory)");
        Decide().Should().Equal("p on x86_64:small:1");
        Write("WorkerAllocator.ScoreBy(pairing => pairing.Worker.Memory)");
        Decide().Should().Equal("p on x86_64:big:1");
    }

    [Fact]
    public void Find_Filter_IsAskedWithThoseOfItsBase()
    {
        Write("WorkerAllocator.RefuseIf(pairing => pairing.Worker.Memory > 5000 ? \"too big\" : null)");
        Decide().Should().Equal("p on x86_64:small:1");
    }

    [Fact]
    public void Find_ClassOfItsOwnWithAttribute_HasItsBaseAndBudget()
    {
        Write("""
            [Allocator("mine", Base = "best-fit", BudgetMilliseconds = 77)]
            sealed class Mine : IWorkerFilter
            {
                public string Refuse(in Pairing pairing) => null;
            }

            new Mine()
            """);
        Find().Budget.Should().Be(TimeSpan.FromMilliseconds(77));
        Decide().Should().Equal("p on x86_64:small:1");
    }

    [Fact]
    public void Find_Throws_FallsBackToObs()
    {
        Write("WorkerAllocator.ScoreBy(pairing => throw new System.InvalidOperationException(\"no\"))");
        var outcome = new RoundRunner(Find(), new EndedTime(atOnce: false)).Run(Farm().At());
        outcome.Failure.Should().EndWith("prefer.csx: it threw InvalidOperationException: no");
        outcome.Result.Assignments.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("1 + 1", "prefer.csx: it makes a Int32; expected an IWorkerAllocator*")]
    [InlineData("int x = 1;", "prefer.csx: it makes nothing; expected*")]
    [InlineData("WorkerAllocator.ScoreBy(pairing => pairing.Wroker.Memory)", "*prefer.csx:1:44: error CS1061*")]
    public void Find_NoAllocator_SaysWhatIsWrong(string script, string message)
    {
        Write(script);
        FluentActions.Invoking(Find).Should().Throw<EngineException>().WithMessage(message);
    }

    [Fact]
    public void Find_FileThatOthersCanChange_IsRefused()
    {
        Write("WorkerAllocator.ScoreBy(pairing => 1)");
        File.SetUnixFileMode(_config.Combine("allocators/prefer.csx"), (UnixFileMode)0x1B6);
        FluentActions.Invoking(Find).Should().Throw<EngineException>().WithMessage("*writable by others*");
    }

    [Fact]
    public void Find_NoSuchFile_SaysSo() =>
        FluentActions.Invoking(Find).Should().Throw<EngineException>().WithMessage("*prefer.csx: no such file*");

    [Fact]
    public void Find_TheExample_KeepsDesktopsFreeDuringTheDay()
    {
        var source = _catalog.Find(Path.Combine(TestAllocators.RepositoryRoot, "hooks-examples/allocators/office-hours.csx"), new DiagnosticBag());
        var farm = new Farm().Worker("x86_64:desk:1", label: "desktop").Job("p");
        source.Create().Allocate(farm.At(), CancellationToken.None).Why(farm.At(), "p").Should().EndWith("desktops build at night only");
        source.Create().Allocate(farm.At(minutesLater: 7 * 60), CancellationToken.None).Assignments.Should().HaveCount(1);
    }

    private static Farm Farm() => new Farm().Worker("x86_64:big:1", memory: 8000).Worker("x86_64:small:1", memory: 2000).Job("p");

    private void Write(string script)
    {
        var path = _config.WriteFile("allocators/prefer.csx", System.Text.Encoding.UTF8.GetBytes(script));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private IAllocatorSource Find() => _catalog.Find("prefer.csx", new DiagnosticBag());

    private string[] Decide()
    {
        var snapshot = Farm().At();
        var outcome = new RoundRunner(Find(), new EndedTime(atOnce: false)).Run(snapshot);
        outcome.Failure.Should().BeNull();
        return outcome.Result.Assigned(snapshot);
    }
}
