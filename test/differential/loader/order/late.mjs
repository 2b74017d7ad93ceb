console.log("late runs"); export const value = await Promise.resolve("late value");
