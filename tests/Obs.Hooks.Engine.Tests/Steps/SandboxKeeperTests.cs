using Obs.Hooks.Engine.Execution;
using Obs.Hooks.Engine.Scripts.Sandboxing;

namespace Obs.Hooks.Engine.Tests.Steps;

public sealed class SandboxKeeperTests
{
    private const uint User = 60998;

    /// <summary>The program says its number, as it counts, and goes on when it is told to.</summary>
    [Fact]
    public void Descendant_Program_IsFoundByDescentUntilItHasEnded()
    {
        using var go = new ProcessPipe();
        using var says = new ProcessPipe();
        var keeper = Start(go, says, "/bin/sh", "-c", "echo $$; read -r _");
        using var reader = new StreamReader(new FileStream(says.Reader, FileAccess.Read));
        reader.ReadLine().Should().Be("2", "it is the second process of the keeper's namespace");

        var (id, directory) = SandboxKeeper.Descendant(keeper.Id, generations: 2);

        using (directory)
        {
            File.ReadLines($"{directory.DescriptorPath}/status").Should()
                .Contain(FormattableString.Invariant($"Uid:\t{User}\t{User}\t{User}\t{User}"))
                .And.Contain(FormattableString.Invariant($"NSpid:\t{id}\t2"));
            var further = () => SandboxKeeper.Descendant(keeper.Id, generations: 3);
            further.Should().Throw<IOException>("it has no child");

            go.Writer.Dispose();
            keeper.Wait().Should().Be(1, "its status is the program's, which found no line");

            var gone = () => File.ReadAllText($"{directory.DescriptorPath}/status");
            gone.Should().Throw<IOException>("its directory is never another's");
        }
    }

    private static SpawnedProcess Start(ProcessPipe go, ProcessPipe says, params string[] program)
    {
        using var descriptors = new HighDescriptors();
        var words = SandboxKeeper.CommandFor(User, [], seesItself: false, program);
        var keeper = SpawnedProcess.Start(new SpawnRequest
        {
            Program = words[0],
            Arguments = words,
            Environment = [SandboxKeeper.Path],
            Descriptors = [(descriptors.Of(go.Reader), 0), (descriptors.Of(says.Writer), 1)],
        });
        says.Writer.Dispose();
        return keeper;
    }
}
