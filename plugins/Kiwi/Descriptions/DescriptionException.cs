namespace Obs.Hooks.Plugins.Kiwi.Descriptions;

/// <summary>The job's image description is not what it should be. The message is for the maintainer.</summary>
internal sealed class DescriptionException(string message) : Exception(message);
