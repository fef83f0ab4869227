namespace Obs.Hooks.Scripting.Protocol;

/// <summary>The other side said something that the protocol does not allow. The sandbox is killed for it.</summary>
internal sealed class ProtocolException(string message) : Exception(message);
