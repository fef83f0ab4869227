namespace Obs.Hooks.Plugins.Shared;

/// <summary>Settings that are one word of a few.</summary>
internal static class WordSetting
{
    /// <summary>Reads one.</summary>
    /// <param name="settings">The hook's.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="words">What it can be; in messages they have this order.</param>
    /// <param name="fallback">The word when it is absent.</param>
    /// <param name="word">One of <paramref name="words"/>; <paramref name="fallback"/> when the setting is wrong.</param>
    /// <param name="problem">What was found and what is expected; empty when nothing is wrong.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryRead(
        HookSettings settings, string name, ReadOnlySpan<string> words, string fallback, out string word, out string problem)
    {
        var found = settings.Text(name, fallback);
        var isGood = words.Contains(found);
        word = isGood ? found : fallback;
        problem = isGood ? "" : $"setting {name}: found \"{found}\"; expected \"{string.Join("\", \"", words[..^1].ToArray())}\" or \"{words[^1]}\"";
        return isGood;
    }
}
