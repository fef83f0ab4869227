using Obs.Hooks.Effects;

namespace Obs.Hooks.Plugins.Shared;

/// <summary>Settings that say what becomes of a build: fail, warn or ignore.</summary>
internal static class ReactionSetting
{
    /// <summary>Its values, for the descriptions of settings.</summary>
    public const string Words = "\"fail\", \"warn\" or \"ignore\"";

    private static readonly string[] s_words = ["fail", "warn", "ignore"];

    /// <summary>Reads one.</summary>
    /// <param name="settings">The hook's.</param>
    /// <param name="name">The setting's name.</param>
    /// <param name="fallback">When it is absent.</param>
    /// <param name="reaction"><paramref name="fallback"/> when the setting is wrong.</param>
    /// <param name="problem">What was found and what is expected; empty when nothing is wrong.</param>
    /// <returns>Whether it can be used.</returns>
    public static bool TryRead(HookSettings settings, string name, Reaction fallback, out Reaction reaction, out string problem)
    {
        var isGood = WordSetting.TryRead(settings, name, s_words, NameOf(fallback), out var word, out problem);
        reaction = (Reaction)Array.IndexOf(s_words, word);
        return isGood;
    }

    /// <summary>The word for it.</summary>
    public static string NameOf(Reaction reaction) => s_words[(int)reaction];

    /// <summary>How bad a finding is that causes it.</summary>
    public static FindingSeverity SeverityOf(Reaction reaction) => reaction switch
    {
        Reaction.Fail => FindingSeverity.Error,
        Reaction.Warn => FindingSeverity.Warning,
        _ => FindingSeverity.Info,
    };
}
