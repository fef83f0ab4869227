namespace Obs.Hooks.Plugins.Rpmlint.Rules;

/// <summary>What was found at the reader's line in place of what a package may say.</summary>
internal sealed class TomlException(string found) : Exception(found);
