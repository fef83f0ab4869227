namespace Obs.Hooks.Plugins.Shared.Deb;

/// <summary>A file in an ar(5) archive.</summary>
/// <param name="Name">Its name, without the padding or the slash of either dialect.</param>
/// <param name="Offset">Where its content starts in the archive, in bytes.</param>
/// <param name="Length">Length of its content, in bytes.</param>
internal sealed record ArMember(string Name, long Offset, long Length);
