using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Retention.App.Tests.Photos;

namespace Retention.App.Tests.ForShoppers;

/// <summary>What somebody with bad intent types, posts and uploads. The same seed gives the same.</summary>
internal sealed class Hostile(int seed)
{
    /// <summary>Stands in fields that no page has: it must be found nowhere afterwards.</summary>
    public const string Unasked = "PLANTED-UNASKED";

    /// <summary>Stands in the texts that pages ask for.</summary>
    public const string Asked = "PLANTED-ASKED";

    private static readonly string[] Fields =
    [
        "once", "stars-0", "title-0", "text-0", "stars-1", "title-1", "text-1", "off", "withdraw", "do", "score", "scored", "page", "reason", "comment", "nps", "why", "topic", "order", "text", "message", "website", "letters", "texts", "item", "act", "stock", "price", "agree",
        "code", "settled", "pause", "often", "language", "email", "name", "remove", "variant", "wish", "profiling", "about", "erase", "ask", "", "\u0000", "a[b]", "__proto__", "photos-0",
    ];

    private static readonly string[] Strange = ["IsAdmin", "Shopper", "shop", "State", "stars", "PartitionKey", "RowKey", "ETag", "Amount", "credit", "ReviewedAt", "x.y", "stars-7777", "text-99"];

    // What each of these wants to be valid; texts are what somebody bad types.
    private static readonly (string Field, string[] Good)[] Whole =
    [
        ("stars-0", ["1", "5"]), ("title-0", []), ("text-0", []), ("stars-1", ["3", ""]), ("text-1", []), ("score", ["0", "3", "10"]), ("page", [""]), ("comment", []), ("reason", []), ("topic", ["problem", "delivery", "return", "other"]), ("text", []), ("message", []), ("name", []),
        ("email", ["eve@evil.test", "mallory@evil.test"]), ("order", ["1001", ""]), ("settled", ["yes", "no"]), ("do", ["save", "keep", "", "pause", "send"]), ("letters", ["on"]), ("item", ["19", "20"]), ("act", ["remove", "wish", "back", "save"]), ("variant", ["12"]), ("stock", ["on"]),
    ];

    private static readonly string[] Values =
    [
        "", "0", "1", "2", "5", "9", "10", "-1", "99999999999", "1e3", "5.0", "yes", "no", "on", "save", "send", "keep", "discard", "back", "wish", "stop", "problem", "19", "20", "12", "weekly", "de", "en", "\u0000", "\u202e\u2066gnp.exe\u200b\u200d", "a\u0000b\u0007\u001b[31m",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'onmouseover='alert(1)", "javascript:alert(1)", "</script><script>alert(1)</script>", "{{constructor.constructor('alert(1)')()}}", "@(1+1)${7*7}<%= 7*7 %>", "</textarea></title></style><svg onload=alert(1)>",
        "url(https://evil.test/x)", "x;background:url(//evil.test)", "=HYPERLINK(\"https://evil.test\")", "+1+cmd|' /C calc'!A0", "' or 1 eq 1 or '' eq '", "PartitionKey eq 'x'", "../../../etc/passwd", "%00", "%2e%2e%2f", "\r\nSet-Cookie: a=b", "\r\nLocation: https://evil.test/",
        "https://evil.test/", "//evil.test", "eve@evil.test\r\nBcc: all@evil.test", "eve@evil.test", "\ud83d\ude00", "e\u0301", "ﷺ", "\ufeff", "\uffff", "🏳️‍🌈", $"{Asked} a text", $"<b>{Asked}</b>", "\ud800",
    ];

    private static readonly string[] Types = ["application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "multipart/form-data", "multipart/form-data; boundary=\"\"", "application/json", "text/plain", "application/xml", "application/x-www-form-urlencoded; charset=utf-7", "x"];

    private readonly Random _random = new(seed);

    /// <summary>One of these.</summary>
    public T Of<T>(params IReadOnlyList<T> all) => all[_random.Next(all.Count)];

    /// <summary>A text that somebody typed.</summary>
    public string Text() => _random.Next(40) == 0 ? new string(Of('я', 'a', '\u202e', '<', '\u0301'), _random.Next(1, 70_000)) : Of(Values);

    /// <summary>A body of any kind, mostly a form.</summary>
    public HttpContent Body() => _random.Next(8) switch
    {
        0 => Bytes(),
        1 => Multipart(Some()),
        2 => Multipart(All()),
        3 or 4 => Form(All()),
        _ => Form(Some()),
    };

    /// <summary>A JSON body, mostly an object with names that are known.</summary>
    public byte[] Json(params string[] names)
    {
        if (_random.Next(12) == 0)
            return Encoding.UTF8.GetBytes(Of("", "null", "[]", "1", "\"x\"", "{", "{\"email\":}", new string('[', 5_000), "{\"a\":1e999}", "{\"email\":\"\\ud800\"}", "{\"email\":{\"email\":{}}}"));
        var json = new JsonObject { ["IsAdmin"] = Unasked };
        foreach (var name in names.Where(_ => _random.Next(3) > 0))
            json[name] = _random.Next(3) == 0 ? Node(depth: 0) : Array.Find(Whole, one => one.Field == name) is { Good.Length: > 0 } known ? Of(known.Good) : $"{Asked} {Of(Values).Replace('\ud800', '?')}";
        return Encoding.UTF8.GetBytes(json.ToJsonString());
    }

    /// <summary>A token that was not made here, out of one that was.</summary>
    public string Broken(string token, string other)
    {
        var (dot, letter) = (token.IndexOf('.', StringComparison.Ordinal), Of('A', 'B', '-', '_', '9'));
        return _random.Next(10) switch
        {
            0 => token[..dot],
            1 => $"{token[..dot]}.",
            2 => $".{token[(dot + 1)..]}",
            3 => $"{token[..dot]}{other[other.IndexOf('.', StringComparison.Ordinal)..]}",
            4 => $"{token}.x",
            5 => $"{token}{letter}",
            6 => Of("x", "..", "%2e%2e", "%00", "a.b", "é", new string('A', 900), $"{new string('A', 700)}.AAAA", "%F0%9F%98%80", "undefined"),
            7 => $"{token[..4]}{(token[4] == letter ? 'q' : letter)}{token[5..]}",
            // The last letter of a code carries bits that nobody reads: another one may be the same code.
            8 => $"{token[..(dot + 3)]}{(token[dot + 3] == letter ? 'q' : letter)}{token[(dot + 4)..]}",
            _ => token.ToUpperInvariant() == token ? $"{token}x" : token.ToUpperInvariant(),
        };
    }

    /// <summary>A file that calls itself a photo, and a photo now and then.</summary>
    public byte[] File() => _random.Next(13) switch
    {
        0 => Encoding.UTF8.GetBytes($"<script>alert('{Asked}')</script>"),
        1 => Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        2 => SamplePhotos.Bomb(100, 100, 3_000_000),
        3 => SamplePhotos.Bomb(12_000, 12_000, 10),
        4 => SamplePhotos.Jpeg[.._random.Next(SamplePhotos.Jpeg.Length)],
        5 => SamplePhotos.Png[.._random.Next(SamplePhotos.Png.Length)],
        6 => Scratched(SamplePhotos.Read(Of(SamplePhotos.Names))),
        7 => [.. "GIF89a"u8, .. SamplePhotos.Jpeg],
        8 => [.. SamplePhotos.Jpeg[..2], 0xFF, 0xFE, 0, 60, .. Encoding.UTF8.GetBytes("*/=1;alert(1)/*<script>alert(1)</script>".PadRight(58)), .. SamplePhotos.Jpeg[2..]],
        9 => [.. "%PDF-1.7"u8],
        10 => Noise(_random.Next(5_000)),
        11 => [],
        _ => SamplePhotos.Read(Of(SamplePhotos.Names)),
    };

    // Anything, anyhow.
    private IEnumerable<(string Name, string Value)> Some() => Enumerable.Range(0, _random.Next(9)).Select(_ => (Of(Fields), Text()));

    // A form that is well filled in, so that what it says gets in: all pages' fields at once.
    private IEnumerable<(string Name, string Value)> All() => Whole.Select(one => (one.Field, one.Good.Length > 0 ? Of(one.Good) : $"{Asked} {Of(Values)}")).Append(("once", $"{_random.Next()}"));

    private HttpContent Form(IEnumerable<(string Name, string Value)> fields) => new StringContent(
        string.Join('&', fields.Select(field => $"{Escaped(field.Name)}={Escaped(field.Value)}").Append($"{Of(Strange)}={Unasked}")), Encoding.UTF8, "application/x-www-form-urlencoded");

    private HttpContent Multipart(IEnumerable<(string Name, string Value)> fields)
    {
        var form = new MultipartFormDataContent(Of("x", "--", Guid.Empty.ToString("N"), "a b"));
        foreach (var (name, value) in fields)
            form.Add(new StringContent(value), name is { Length: > 0 } && name[0] > ' ' ? name : "x");
        form.Add(new StringContent(Unasked), Of(Strange));
        for (var count = _random.Next(4); count > 0; count--)
        {
            var file = new ByteArrayContent(File());
            file.Headers.ContentType = new MediaTypeHeaderValue(Of("image/jpeg", "image/svg+xml", "text/html"));
            file.Headers.TryAddWithoutValidation("Content-Disposition", $"form-data; name=\"{Of("photos-0", "photos-1", "photos-99", "photos--1", "file", "text-0")}\"; filename=\"{Of("a.jpg", "../../x.html", "<img src=x onerror=alert(1)>.png", "con.svg", "")}\"");
            form.Add(file);
        }

        return form;
    }

    private ByteArrayContent Bytes()
    {
        var raw = new ByteArrayContent(Noise(_random.Next(3_000)));
        raw.Headers.TryAddWithoutValidation("Content-Type", Of(Types));
        return raw;
    }

    private JsonNode? Node(int depth) => _random.Next(depth > 3 ? 5 : 8) switch
    {
        0 => null,
        1 => _random.Next(-5, 50),
        2 => true,
        3 => 1e300,
        4 => new JsonArray(Enumerable.Range(0, _random.Next(4)).Select(_ => Node(depth + 1)).ToArray()),
        _ => Text().Replace('\ud800', '?'),
    };

    private byte[] Scratched(byte[] file)
    {
        var copy = file.ToArray();
        for (var scratches = _random.Next(1, 6); scratches > 0; scratches--)
            copy[_random.Next(copy.Length)] = (byte)_random.Next(256);
        return copy;
    }

    private byte[] Noise(int length)
    {
        var bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Escaped(string value) => _random.Next(5) == 0 ? value.Replace('\ud800', '?').Replace("&", "%", StringComparison.Ordinal) : Uri.EscapeDataString(value.Replace('\ud800', '?'));
}
