namespace Obs.Hooks.Plugins.Shared.Lint;

/// <summary>Settings that the checkers have in common.</summary>
internal static class LintSettings
{
    /// <summary>A setting that is one word of a few.</summary>
    /// <exception cref="LintException">It is another.</exception>
    public static string Word(HookSettings settings, string name, ReadOnlySpan<string> words, string fallback) =>
        WordSetting.TryRead(settings, name, words, fallback, out var word, out var problem)
            ? word
            : throw new LintException(LintCodes.BadSetting, LintText.Clean(problem));

    /// <summary>What the checker and the packages that it unpacks may take, in bytes.</summary>
    /// <exception cref="LintException">It is no such limit.</exception>
    public static long Memory(HookSettings settings) =>
        MegabyteSetting.TryRead(settings, "memoryMB", 4096, 64, out var bytes, out var problem)
            ? bytes
            : throw new LintException(LintCodes.BadSetting, problem);
}
