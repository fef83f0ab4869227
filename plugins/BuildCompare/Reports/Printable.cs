namespace Obs.Hooks.Plugins.BuildCompare.Reports;

/// <summary>Names and contents of packages are anybody's: nothing that a terminal would obey, nor a line that is not ours.</summary>
internal static class Printable
{
    /// <summary>One line.</summary>
    public static string Line(string text) => Replace(text, static c => char.IsControl(c));

    /// <summary>Lines, with tabs.</summary>
    public static string Text(string text) => Replace(text, static c => char.IsControl(c) && c is not ('\n' or '\t'));

    private static string Replace(string text, Predicate<char> isBad) =>
        string.Create(text.Length, (text, isBad), static (target, state) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = state.isBad(state.text[i]) ? '?' : state.text[i];
            }
        });
}
