using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Results;

namespace Obs.Hooks.Engine.Tests.Journal;

public sealed class JournalFormatTests
{
    private static readonly JournalRecord[] s_records =
    [
        new(1, new MountEntry("tools")),
        new(2, new StagingEntry("/root\nwith newline", ".obs-hooks-x")),
        new(3, new PromotionEntry("/r", "usr/src", ".s", ["RPMS"], [new PromotedFile("OTHER", "ü\n", "1", 2, 3)])),
        new(2),
        new(4, new BinfmtEntry("/proc", "name")),
        new(5, new DeviceFilesEntry("/root")),
    ];

    [Fact]
    public void Decode_WholeJournal_IsWhatWasWritten() =>
        JournalFormat.Decode(Encoded()).Should().BeEquivalentTo(
            s_records, static o => o.WithStrictOrdering().RespectingRuntimeTypes().ComparingByMembers<JournalEntry>());

    [Fact]
    public void Decode_TornAtAnyByte_IsTheWholeLinesBeforeIt()
    {
        var content = Encoded();
        var ends = Enumerable.Range(0, content.Length).Where(i => content[i] == '\n').Select(static i => i + 1).ToList();
        for (var length = 0; length <= content.Length; length++)
        {
            JournalFormat.Decode(content.AsSpan(0, length)).Should().HaveCount(ends.Count(end => end <= length));
        }
    }

    [Fact]
    public void Decode_AnyChangedByte_LosesAtMostTheLinesItTouches()
    {
        var content = Encoded();
        for (var i = 0; i < content.Length; i++)
        {
            var changed = content.ToArray();
            changed[i] ^= 0x55;
            JournalFormat.Decode(changed).Count.Should().BeInRange(s_records.Length - 2, s_records.Length - 1);
        }
    }

    [Fact]
    public void Decode_AnyBytes_NeverThrows() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<byte[]>(),
            static bytes => JournalFormat.Decode(bytes) is not null).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("""{"id":1,"entry":{}}""")]
    [InlineData("""{"id":1,"entry":{"kind":"unknown","name":"x"}}""")]
    [InlineData("""{"id":1,"entry":{"kind":"mount"}}""")]
    [InlineData("""{"id":1,"entry":{"kind":"mount","name":null}}""")]
    [InlineData("""{"id":1,"entry":{"kind":"promotion","buildRoot":"/","results":"","staging":"","newDirectories":null,"files":[]}}""")]
    public void Decode_WholeLineOfAnotherEngine_IsLeftOut(string json) =>
        JournalFormat.Decode(JournalLine.Of(Encoding.UTF8.GetBytes(json))).Should().BeEmpty();

    private static byte[] Encoded() => [.. s_records.SelectMany(JournalFormat.Encode)];
}
