"""How numbers are written, on screen and on paper alike."""

NARROW_SPACE = "\u202f"
MINUS = "\u2212"
LEAST_WEIGHT = 0.005  # that two decimals say anything of


def per_cent(probability: float) -> str:
    """A probability as per cent with one decimal and no sign: 0.4501 is "45.0", what rounds to nothing "<0.1"."""
    if probability <= 0:
        return "0"
    return "<0.1" if probability < 0.0005 else f"{100 * probability:.1f}"


def small_per_cent(probability: float) -> str:
    """The same for what a product of probabilities comes to: below 0.1 with one digit, 0.00031 is "0.03"."""
    if not 0 < probability < 0.0005:
        return per_cent(probability)
    return f"{100 * probability:.1g}" if probability >= 0.000005 else "<.001"


def weight(value: float) -> str:
    """An attention weight with two decimals: 0.738 is "0.74", what rounds to nothing "<.01"."""
    return "<.01" if 0 < value < LEAST_WEIGHT else f"{value:.2f}"


def perplexity(value: float) -> str:
    """A perplexity with one decimal, from 100 on without."""
    return f"{value:.1f}" if value < 99.95 else grouped(round(value))


def signed(value: float, digits: int = 2) -> str:
    """A number that may be negative, with a real minus sign."""
    return f"{value:.{digits}f}".replace("-", MINUS)


def setting(value: float) -> str:
    """A sampling setting with two decimals; by two digits where those would say nothing, or have no end."""
    return f"{value:.2f}" if value == 0 or 0.005 <= value < 1000 else f"{value:.2g}"


def grouped(count: int) -> str:
    """A count in groups of three digits: 6 144."""
    return f"{count:,}".replace(",", NARROW_SPACE)


def millions(count: int) -> str:
    """A parameter count as people say it: 34 k, 6.4 M, 1.2 B."""
    if count < 999_500:
        return str(count) if count < 1000 else f"{count / 1e3:.0f} k" if count >= 9950 else f"{count / 1e3:.1f} k"
    return f"{count / 1e9:.1f} B" if count >= 1e9 else f"{count / 1e6:.1f} M"


def file_size(count: float) -> str:
    """Bytes as people say them: 98 MB, 2.5 GB."""
    if count >= 1e9:
        return f"{count / 1e9:.1f} GB" if count < 1e11 else f"{count / 1e9:.0f} GB"
    return f"{count / 1e6:.0f} MB" if count >= 1e7 else f"{count / 1e6:.1f} MB"
