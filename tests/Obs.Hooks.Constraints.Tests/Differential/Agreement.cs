namespace Obs.Hooks.Constraints.Tests.Differential;

/// <summary>Shows only the questions that two sides answer differently.</summary>
internal static class Agreement
{
    public static void Check<T>(IReadOnlyList<T> questions, Func<T, string> show, Func<T, string> ours, IEnumerable<string> theirs) =>
        questions.Zip(theirs, (q, other) => (Question: q, Ours: ours(q), Theirs: other))
            .Where(static a => a.Ours != a.Theirs)
            .Select(a => $"{show(a.Question)}: ours {a.Ours}, theirs {a.Theirs}")
            .ToArray()
            .Should().BeEmpty();
}
