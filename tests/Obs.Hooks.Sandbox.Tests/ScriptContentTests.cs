using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Scripts;

namespace Obs.Hooks.Sandbox.Tests;

public sealed class ScriptContentTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("obs-hooks-test-").FullName;
    private readonly ScriptBytes _bytes = new(10);

    [Fact]
    public void Keep_SecondCallInTheSameDirectory_HasNamesOfItsOwn() =>
        new ScriptContent(_directory, _bytes).Keep([1]).Should().NotBe(new ScriptContent(_directory, _bytes).Keep([2]));

    [Fact]
    public void Keep_MoreThanTheJobsBytes_IsRefusedUntilSomethingIsDiscarded()
    {
        var first = new ScriptContent(_directory, _bytes);
        var second = new ScriptContent(_directory, _bytes);
        first.Keep(new byte[6]);

        var tooMuch = () => second.Keep(new byte[6]);

        tooMuch.Should().Throw<EngineException>().Which.Code.Should().Be(DiagnosticCodes.ScriptContentRefused);
        first.Discard();
        Directory.GetFiles(_directory).Should().BeEmpty();
        tooMuch.Should().NotThrow();
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
