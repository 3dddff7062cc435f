df <- read.csv("input.csv", check.names = FALSE, na.strings = "")
df$row_ <- seq_len(nrow(df))
df[["ln_x"]] <- suppressWarnings(ifelse(df[["x"]] > 0, log(df[["x"]]), NA))
df[["ln1p_x"]] <- suppressWarnings(ifelse(df[["x"]] > -1, log1p(df[["x"]]), NA))
df[["y_per_x"]] <- ifelse(df[["x"]] == 0, NA, 100 * df[["y"]] / df[["x"]])
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
df[["L_x"]] <- shifted(df[["x"]], 1)
df[["L_y"]] <- shifted(df[["y"]], 1)
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
df[["F2_y"]] <- shifted(df[["y"]], -2)
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
df[["g_x"]] <- finite(df[["x"]] / shifted(df[["x"]], 1) - 1)
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
df[["dln_x"]] <- finite(log(df[["x"]]) - log(shifted(df[["x"]], 1)))
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
df[["d3_y"]] <- df[["y"]] - shifted(df[["y"]], 3)
bounded <- function(v) { q <- quantile(v, c(0.05, 0.95), na.rm = TRUE, type = 7); pmin(pmax(v, q[1]), q[2]) }
df[["y_w"]] <- bounded(df[["y"]])
within <- function(v, g, f) {
  out <- rep(NA_real_, length(v))
  for (i in split(seq_along(v), g)) out[i] <- f(v[i])
  out
}
bounded <- function(v) { q <- quantile(v, c(0.1, 0.9), na.rm = TRUE, type = 7); ifelse(v < q[1] | v > q[2], NA, v) }
df[["x_tr"]] <- within(df[["x"]], df[["year"]], bounded)
bounded <- function(v) { q <- quantile(v, c(0.1, 0.9), na.rm = TRUE, type = 2); pmin(pmax(v, q[1]), q[2]) }
df[["x_w"]] <- bounded(df[["x"]])
fill <- function(v, t) {
  ok <- !is.na(v) & !is.na(t)
  if (sum(ok) < 2) return(v)
  known <- sort(t[ok]); hole <- which(is.na(v) & !is.na(t)); at <- findInterval(t[hole], known)
  inside <- at > 0 & at < length(known)
  line <- if (length(known) > 1) approx(t[ok], v[ok], t[hole], na.rm = FALSE)$y else rep(NA, length(hole))
  v[hole[inside]] <- line[inside]
  v
}
before <- df[["y"]]
df[["y_ip"]] <- before
for (i in split(seq_len(nrow(df)), df[["city"]])) df[["y_ip"]][i] <- fill(before[i], df[["year"]][i])
df[["y_filled"]] <- as.integer(is.na(before) & !is.na(df[["y_ip"]]))
fill <- function(v, t) {
  ok <- !is.na(v) & !is.na(t)
  if (sum(ok) < 2) return(v)
  known <- sort(t[ok]); hole <- which(is.na(v) & !is.na(t)); at <- findInterval(t[hole], known)
  inside <- at > 0 & at < length(known)
  line <- if (length(known) > 1) approx(t[ok], v[ok], t[hole], na.rm = FALSE)$y else rep(NA, length(hole))
  line[inside & known[at + 1] - known[pmax(at, 1)] - 1 > 1] <- NA
  v[hole[inside]] <- line[inside]
  v
}
before <- df[["y"]]
df[["y_short"]] <- before
for (i in split(seq_len(nrow(df)), df[["city"]])) df[["y_short"]][i] <- fill(before[i], df[["year"]][i])
fill <- function(v, t) {
  ok <- !is.na(v) & !is.na(t)
  if (sum(ok) == 0) return(v)
  known_values <- v[ok]
  known <- sort(t[ok]); hole <- which(is.na(v) & !is.na(t)); at <- findInterval(t[hole], known)
  inside <- at > 0 & at < length(known)
  positive <- function(y) { y[y <= 0] <- NA; log(y) }
  line <- if (length(known) > 1) approx(t[ok], positive(v[ok]), t[hole], na.rm = FALSE)$y else rep(NA, length(hole))
  v[hole[inside]] <- exp(line)[inside]
  v[hole[at == 0]] <- known_values[which.min(t[ok])]
  v[hole[at == length(known)]] <- known_values[which.max(t[ok])]
  v
}
before <- df[["y"]]
df[["y_geo"]] <- before
for (i in split(seq_len(nrow(df)), df[["city"]])) df[["y_geo"]][i] <- fill(before[i], df[["year"]][i])
fill <- function(v, t) {
  ok <- !is.na(v) & !is.na(t)
  if (sum(ok) == 0) return(v)
  known_values <- v[ok]
  known <- sort(t[ok]); hole <- which(is.na(v) & !is.na(t)); at <- findInterval(t[hole], known)
  inside <- at > 0 & at < length(known)
  line <- if (length(known) > 1) approx(t[ok], v[ok], t[hole], na.rm = FALSE)$y else rep(NA, length(hole))
  v[hole[inside]] <- line[inside]
  v[hole[at == 0]] <- known_values[which.min(t[ok])]
  v[hole[at == length(known)]] <- known_values[which.max(t[ok])]
  v
}
before <- df[["x"]]
df[["x_near"]] <- before
for (i in split(seq_len(nrow(df)), df[["city"]])) df[["x_near"]][i] <- fill(before[i], df[["year"]][i])
fill <- function(v, t) {
  ok <- !is.na(v) & !is.na(t)
  if (sum(ok) < 2) return(v)
  known <- sort(t[ok]); hole <- which(is.na(v) & !is.na(t)); at <- findInterval(t[hole], known)
  inside <- at > 0 & at < length(known)
  positive <- function(y) { y[y <= 0] <- NA; log(y) }
  line <- if (length(known) > 1) approx(t[ok], positive(v[ok]), t[hole], na.rm = FALSE)$y else rep(NA, length(hole))
  v[hole[inside]] <- exp(line)[inside]
  v
}
before <- df[["x"]]
df[["x_geo"]] <- before
for (i in split(seq_len(nrow(df)), df[["city"]])) df[["x_geo"]][i] <- fill(before[i], df[["year"]][i])
scaled <- function(v) { s <- sd(v, na.rm = TRUE); if (is.na(s) || s == 0) v * NA else (v - mean(v, na.rm = TRUE)) / s }
df[["z_x"]] <- scaled(df[["x"]])
within <- function(v, g, f) {
  out <- rep(NA_real_, length(v))
  for (i in split(seq_along(v), g)) out[i] <- f(v[i])
  out
}
scaled <- function(v) { q <- suppressWarnings(range(v, na.rm = TRUE)); if (q[1] < q[2]) (v - q[1]) / (q[2] - q[1]) else v * NA }
df[["u_y"]] <- within(df[["y"]], df[["year"]], scaled)
within <- function(v, g, f) {
  out <- rep(NA_real_, length(v))
  for (i in split(seq_along(v), g)) out[i] <- f(v[i])
  out
}
scaled <- function(v) v - mean(v, na.rm = TRUE)
df[["c_y"]] <- within(df[["y"]], df[["city"]], scaled)
value <- df[["y"]]
df[["g1"]] <- (paste0("Q", 1:3))[findInterval(value, quantile(value, (1:2) / 3, na.rm = TRUE, type = 7), left.open = TRUE) + 1]
value <- df[["y"]]
unit <- df[["city"]]
value <- ave(value, unit, FUN = function(v) mean(v, na.rm = TRUE))
df[["g2"]] <- (paste0("Q", 1:2))[findInterval(value, quantile(value[!duplicated(unit)], (1:1) / 2, na.rm = TRUE, type = 7), left.open = TRUE) + 1]
value <- df[["y"]]
unit <- df[["city"]]
early <- order(df[["year"]]); early <- early[!is.na(value[early])]
value <- value[early][match(unit, unit[early])]
df[["g3"]] <- (paste0("Q", 1:4))[findInterval(value, quantile(value[!duplicated(unit)], (1:3) / 4, na.rm = TRUE, type = 7), left.open = TRUE) + 1]
within <- function(v, g, f) {
  out <- rep(NA_real_, length(v))
  for (i in split(seq_along(v), g)) out[i] <- f(v[i])
  out
}
value <- df[["y"]]
df[["g4"]] <- (paste0("Q", 1:2))[within(value, df[["year"]], function(v) findInterval(v, quantile(v, (1:1) / 2, na.rm = TRUE, type = 7), left.open = TRUE) + 1)]
value <- df[["x"]]
df[["g5"]] <- (c("1: ≤ 0", "2: (0, 2]", "3: > 2"))[findInterval(value, c(0, 2), left.open = TRUE) + 1]
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
df[["e1"]] <- as.numeric(finite(log(finite(df[["y"]] / df[["x"]]))) + (shifted(df[["y"]], 1) * 2))
grouped <- function(v, f, ...) {
  v <- rep_len(as.numeric(v), nrow(df))
  g <- if (...length() == 0) factor(rep(1, nrow(df))) else interaction(..., drop = TRUE)
  as.vector(tapply(v, g, function(x) { x <- x[!is.na(x)]; if (length(x) == 0) NA else f(x) })[as.integer(g)])
}
df[["e2"]] <- as.numeric(grouped(df[["x"]], mean, df[["city"]]))
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
df[["e3"]] <- as.numeric(ifelse((df[["x"]] > 1) & (df[["y"]] < 5), finite(df[["x"]] ^ 2), -df[["y"]]))
grouped <- function(v, f, ...) {
  v <- rep_len(as.numeric(v), nrow(df))
  g <- if (...length() == 0) factor(rep(1, nrow(df))) else interaction(..., drop = TRUE)
  as.vector(tapply(v, g, function(x) { x <- x[!is.na(x)]; if (length(x) == 0) NA else f(x) })[as.integer(g)])
}
df[["e4"]] <- as.numeric(grouped(df[["x"]], max, df[["side"]], df[["year"]]))
coalesce <- function(...) Reduce(function(a, b) ifelse(is.na(a), b, a), list(...))
df[["e5"]] <- as.numeric(coalesce(df[["x"]], df[["y"]], 0) + is.na(df[["x"]]))
df[["e6"]] <- as.numeric((df[["side"]] == "east") | (df[["x"]] >= 3))
df[["e7"]] <- as.numeric(!(df[["x"]] == 2))
df[["e8"]] <- as.numeric(pmin(df[["x"]], df[["y"]], df[["z w"]]))
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
grouped <- function(v, f, ...) {
  v <- rep_len(as.numeric(v), nrow(df))
  g <- if (...length() == 0) factor(rep(1, nrow(df))) else interaction(..., drop = TRUE)
  as.vector(tapply(v, g, function(x) { x <- x[!is.na(x)]; if (length(x) == 0) NA else f(x) })[as.integer(g)])
}
df[["e9"]] <- as.numeric(finite((df[["y"]] - shifted(df[["y"]], 2)) / grouped(df[["y"]], sd)))
df[["e10"]] <- as.numeric((df[["year"]] == 2006 | df[["year"]] == 2008) & (df[["side"]] == "east"))
rounded <- function(v, d = 0) sign(v) * floor(abs(v) * 10^d + 0.5) / 10^d
df[["e11"]] <- as.numeric(rounded(df[["y"]], 1) + rounded(-df[["x"]]))
grouped <- function(v, f, ...) {
  v <- rep_len(as.numeric(v), nrow(df))
  g <- if (...length() == 0) factor(rep(1, nrow(df))) else interaction(..., drop = TRUE)
  as.vector(tapply(v, g, function(x) { x <- x[!is.na(x)]; if (length(x) == 0) NA else f(x) })[as.integer(g)])
}
df[["e12"]] <- as.numeric((grouped(df[["x"]], sum, df[["city"]]) - grouped(df[["x"]], length, df[["city"]])) + grouped(df[["y"]], median))
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
df[["e13"]] <- as.numeric(((finite(sqrt(df[["x"]])) + finite(log10(df[["y"]]))) + finite(exp(df[["x"]]))) + (finite(2 ^ (-df[["x"]]))))
df[["e14"]] <- as.numeric(5)
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
df[["e15"]] <- as.numeric(shifted(finite(log(df[["x"]])), -1))
finite <- function(v) { v <- suppressWarnings(v); v[!is.finite(v)] <- NA; v }
df[["e16"]] <- as.numeric(finite(1 / (finite(1 / df[["x"]]))))
bounded <- function(v) { q <- quantile(v, c(0.05, 0.95), na.rm = TRUE, type = 7); pmin(pmax(v, q[1]), q[2]) }
df[["y"]] <- bounded(df[["y"]])
df <- df[which(df[["year"]] >= 2006), ]
df <- df[is.na(df[["city"]]) | !(as.character(df[["city"]]) %in% c("c 3", "c 4")), ]
df <- df[which(rep_len(((df[["x"]] > (-1)) & (df[["side"]] == "west")) | (df[["y"]] > 5) != 0, nrow(df))), ]
grouped <- function(v, f, ...) {
  v <- rep_len(as.numeric(v), nrow(df))
  g <- if (...length() == 0) factor(rep(1, nrow(df))) else interaction(..., drop = TRUE)
  as.vector(tapply(v, g, function(x) { x <- x[!is.na(x)]; if (length(x) == 0) NA else f(x) })[as.integer(g)])
}
df[["after"]] <- as.numeric(grouped(df[["y"]], mean))
shifted <- function(v, k) rep_len(v, nrow(df))[match(paste(df[["city"]], df[["year"]] - k), paste(df[["city"]], df[["year"]]))]
df[["after_lag"]] <- shifted(df[["y"]], 1)
write.csv(df, "expected.csv", row.names = FALSE, na = "")