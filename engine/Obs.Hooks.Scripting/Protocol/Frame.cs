using Microsoft.Win32.SafeHandles;

namespace Obs.Hooks.Scripting.Protocol;

/// <summary>One message. Whoever takes a descriptor out of it disposes it; <see cref="Dispose"/> closes the others.</summary>
internal sealed class Frame(FrameTag tag, byte[] payload, SafeFileHandle[] descriptors) : IDisposable
{
    public FrameTag Tag => tag;

    /// <summary>For <see cref="FrameReader"/>.</summary>
    public ReadOnlySpan<byte> Payload => payload;

    public IReadOnlyList<SafeFileHandle> Descriptors => descriptors;

    /// <summary>Checks that it is what the order of frames allows here.</summary>
    /// <exception cref="ProtocolException">It is not.</exception>
    public Frame Expect(FrameTag expected, int descriptorCount) =>
        Tag != expected ? throw new ProtocolException($"sent {Tag} where {expected} belongs")
        : descriptors.Length != descriptorCount ? throw new ProtocolException($"sent {descriptors.Length} descriptors with {Tag}, not {descriptorCount}")
        : this;

    public void Dispose()
    {
        foreach (var descriptor in descriptors)
        {
            descriptor.Dispose();
        }
    }
}
