const value = await Promise.resolve(1); value;
