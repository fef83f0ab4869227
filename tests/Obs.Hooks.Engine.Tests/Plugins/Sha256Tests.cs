using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Tests.Plugins;

public sealed class Sha256Tests
{
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void HexOf_VectorOfTheStandard_IsItsDigest(string text, string digest) =>
        Sha256.HexOf(Encoding.ASCII.GetBytes(text)).Should().Be(digest);

    [Fact]
    public void HexOf_EveryLengthAroundTheBlocks_EqualsDotNet()
    {
        for (var length = 0; length <= 300; length++)
        {
            var data = new byte[length];
            new Random(length).NextBytes(data);
            Sha256.HexOf(data).Should().Be(Convert.ToHexStringLower(SHA256.HashData(data)), "of {0} bytes", length);
        }
    }

    [Fact]
    public void HexOf_AnyData_EqualsDotNet() =>
        Prop.ForAll<byte[]>(static data => Sha256.HexOf(data) == Convert.ToHexStringLower(SHA256.HashData(data)))
            .QuickCheckThrowOnFailure();
}
