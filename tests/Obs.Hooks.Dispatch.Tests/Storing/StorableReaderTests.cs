using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Obs.Hooks.Dispatch.Backend;
using Obs.Hooks.Dispatch.Storing;
using Obs.Hooks.Dispatch.Tests.Support;

namespace Obs.Hooks.Dispatch.Tests.Storing;

/// <summary>What Perl's own Storable has written.</summary>
public sealed class StorableReaderTests
{
    // As BSUtil::store of the backend.
    private static byte[] Store(string data)
    {
        using var scratch = new Scratch();
        Perl.Run($"use Storable; my $data = {data}; Storable::nstore($data, $ARGV[0]) || die;", scratch["file"]);
        return File.ReadAllBytes(scratch["file"]);
    }

    private static string Read(byte[] content) => JsonSerializer.Serialize(StorableReader.Read(content));

    [Theory]
    [InlineData("{}", "{}")]
    [InlineData("{ a => 1 }", """{"a":"1"}""")]
    [InlineData("{ a => [ 1, -1, 127, 128, -129, 2147483647, 'x', undef ] }", """{"a":["1","-1","127","128","-129","2147483647","x",null]}""")]
    [InlineData("{ a => 1234567890123, b => 0.5 }", """{"a":"1234567890123","b":"0.5"}""")]
    [InlineData("[ { a => { b => [ [] ] } } ]", """[{"a":{"b":[[]]}}]""")]
    [InlineData("{ a => \\\"reference\" }", """{"a":"reference"}""")]
    [InlineData("{ a => 'x' x 300 }", null)]
    [InlineData("do { my $s = [ 'same' ]; [ $s, $s ] }", """[["same"],["same"]]""")]
    [InlineData("{ \"\\x{e9}\" => \"\\x{263a}\" }", null)]
    public void Read_WhatPerlStored_GivesTheData(string data, string? json)
    {
        var read = Read(Store(data));

        if (json is not null)
        {
            using var expected = JsonDocument.Parse(json);
            using var found = JsonDocument.Parse(read);
            JsonElement.DeepEquals(found.RootElement, expected.RootElement).Should().BeTrue("it is {0}", read);
        }
    }

    [Fact]
    public void Read_Unicode_IsKept()
    {
        var hash = (Dictionary<string, object?>)StorableReader.Read(Store("{ \"\\x{263a}\" => \"\\x{263a}\" }"))!;

        hash.Should().ContainKey("\u263a").WhoseValue.Should().Be("\u263a");
    }

    [Theory]
    [InlineData("bless({}, 'Evil')")]
    [InlineData("[ bless([], 'Evil') ]")]
    public void Read_Objects_AreRefused(string data)
    {
        var read = () => Read(Store(data));

        read.Should().Throw<BackendFileException>();
    }

    [Fact]
    public void Read_NestedBeyondReason_IsRefused()
    {
        var content = Store("do { my $d = 1; $d = [ $d ] for 1 .. 90; $d }");

        var read = () => Read(content);

        read.Should().Throw<BackendFileException>().WithMessage("*deep*");
    }

    [Fact]
    public void Read_AnyBytes_IsDataOrRefusedNeverAnythingElse()
    {
        var valid = Store("{ a => [ 1, 'two', { three => undef } ], b => 'x' x 300, c => 12345678 }");
        Prop.ForAll(
            ArbMap.Default.ArbFor<(int, byte)[]>(),
            changes =>
            {
                var content = (byte[])valid.Clone();
                foreach (var (at, value) in changes)
                {
                    content[(int)((uint)at % (uint)content.Length)] = value;
                }

                try
                {
                    StorableReader.Read(content);
                    StorableReader.Read(content.AsSpan(0, changes.Length % content.Length));
                }
                catch (BackendFileException)
                {
                    // That is what it may say.
                }
            }).QuickCheckThrowOnFailure();
    }
}
