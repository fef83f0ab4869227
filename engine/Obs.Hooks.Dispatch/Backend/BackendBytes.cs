namespace Obs.Hooks.Dispatch.Backend;

/// <summary>What a file held, and by what a change of it is noticed.</summary>
internal sealed record BackendBytes(byte[] Content, FileStamp Stamp);
