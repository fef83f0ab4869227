using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Engine.Tests.Reporting;

public sealed class TextTableTests
{
    [Fact]
    public void Render_NarrowCells_TakesTheirWidth()
    {
        var table = new TextTable(new TableColumn("name"), new TableColumn("size") { RightAligned = true });
        table.Add("a", "1");
        table.Add("longer", "1000000");

        Text(table).Should().Equal(
            "name       size",
            "a             1",
            "longer  1000000");
    }

    [Fact]
    public void Render_TooWide_WrapsOrCutsTheColumnsThatMayShrink()
    {
        var table = new TextTable(
            new TableColumn("wraps") { ShrinksTo = 8, Wraps = true },
            new TableColumn("cuts") { ShrinksTo = 8 });
        table.Add("some words that go on", "abcdefghijklmnopqrstuvwxyz");

        Text(table, 22).Should().Equal(
            "wraps       cuts",
            "some words  abcdefg...",
            "that go on");
    }

    [Fact]
    public void Render_WideCharacters_CountTwoColumns()
    {
        var table = new TextTable(new TableColumn("name"), new TableColumn("x"));
        table.Add("\u4e2d\u6587", "1");
        table.Add("abcd", "2");

        Text(table).Should().Equal("name  x", "\u4e2d\u6587  1", "abcd  2");
    }

    [Fact]
    public void Add_WrongNumberOfCells_IsAnError()
    {
        var table = new TextTable(new TableColumn("only"));

        table.Invoking(static t => t.Add("a", "b")).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Render_AnyCleanText_FitsAndLosesNoWord() =>
        Prop.ForAll(HostileText.Arbitrary, HostileText.Arbitrary, static (first, second) =>
            {
                var table = new TextTable(
                    new TableColumn("left") { ShrinksTo = 10, Wraps = true },
                    new TableColumn("right") { ShrinksTo = 10, Wraps = true });
                var left = LogText.CleanMessage(first);
                table.Add(left, LogText.CleanMessage(second));
                var lines = Text(table, 40);
                return lines.TrueForAll(static line => DisplayWidth.Of(line) <= 40)
                    && string.Concat(lines).Count(static c => c == 'a') >= left.Count(static c => c == 'a');
            })
            .QuickCheckThrowOnFailure();

    private static List<string> Text(TextTable table, int width = TextTable.DefaultWidth) =>
        table.Render(width).ConvertAll(static line => line.Text);
}
