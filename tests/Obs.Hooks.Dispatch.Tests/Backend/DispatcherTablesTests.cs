using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Backend;

/// <summary>The dispatcher's Storable files.</summary>
public sealed class DispatcherTablesTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    private string Store(string data)
    {
        Perl.Run($"use Storable; Storable::nstore({data}, $ARGV[0]) || die;", _scratch["table"]);
        return _scratch["table"];
    }

    [Fact]
    public void ReadBadHosts_Table_HasKeysAndTimes()
    {
        var table = DispatcherTables.ReadBadHosts(Store("{ 'prj/pkg/x86_64/x86_64:a:1' => 1700000000, 'x86_64/job' => 1700000001, odd => [] }"));

        table.Should().HaveCount(2);
        table["prj/pkg/x86_64/x86_64:a:1"].Should().Be(DateTimeOffset.FromUnixTimeSeconds(1_700_000_000));
    }

    [Fact]
    public void ReadLoad_Table_HasTimesAndBuilds()
    {
        var table = DispatcherTables.ReadLoad(Store("{ 'prj/std/x86_64' => [ 1700000000, 0.25 ], 'md/std/x86_64' => [ 1700000000, 2, 1, 3 ], bad => 1 }"));

        table.Should().HaveCount(2);
        table["prj/std/x86_64"].Builds.Should().Be(0.25);
        table["md/std/x86_64"].Builds.Should().Be(2);
    }

    [Fact]
    public void ReadPriorities_Table_KeepsTheOrderAndWhatIsNotNamed()
    {
        var priorities = DispatcherTables.ReadPriorities(
            Store("{ prio => [ { project => 'a', adjust => 10 }, { repository => 'std', arch => 'i586', adjust => '-3.5' }, { project => 'none' } ] }"));

        priorities.Should().Equal(
            new DispatcherPriority("a", null, null, 10), new DispatcherPriority(null, "std", "i586", -3.5));
    }

    [Fact]
    public void Read_NoFile_IsAnEmptyTable()
    {
        DispatcherTables.ReadBadHosts(_scratch["none"]).Should().BeEmpty();
        DispatcherTables.ReadPriorities(_scratch["none/either"]).Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("pst0")]
    [InlineData("anything else")]
    public void Read_HalfWrittenFile_IsSaidToBeOne(string content)
    {
        var read = () => DispatcherTables.ReadLoad(_scratch.Write("table", content));

        read.Should().Throw<BackendFileException>();
    }
}
