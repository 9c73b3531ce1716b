package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestUpToDate asks that the tables in the repository are what the data give.
func TestUpToDate(t *testing.T) {
	want, err := generate("data")
	require.NoError(t, err)
	got, err := os.ReadFile("../../loa/internal/addr/tables.go")
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "run go generate ./loa/internal/addr")
}

func TestNoData(t *testing.T) {
	_, err := generate("nowhere")
	require.ErrorIs(t, err, os.ErrNotExist)
}
